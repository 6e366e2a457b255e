EACCES: int
EAGAIN: int
ECONNREFUSED: int
ECONNRESET: int
EEXIST: int
EINVAL: int
EIO: int
ENOENT: int
ENOSPC: int
ENOTDIR: int
ENOTEMPTY: int
EPERM: int
EPIPE: int
EXDEV: int
errorcode: dict[int, str]
