class StopUpload(Exception):
    connection_reset: bool


class SkipFile(Exception): ...


class StopFutureHandlers(Exception): ...


class FileUploadHandler:
    chunk_size: int
    request: object

    def __init__(self, request=None): ...

    def file_complete(self, file_size) -> object: ...

    def new_file(self, *args, **kwargs): ...

    def receive_data_chunk(self, raw_data, start) -> bytes: ...


class TemporaryFileUploadHandler(FileUploadHandler): ...


class MemoryFileUploadHandler(FileUploadHandler): ...
