/** The standard library's own index, beyond what other tools know: what waits, and what in the same modules does not. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, ask } from './asked.ts';

const blocking: Readonly<Record<string, string>> = {
  network: `
    ftplib.FTP ftplib.FTP.retrbinary ftplib.FTP.transfercmd ftplib.FTP_TLS.prot_p
    http.client.HTTPConnection.connect http.client.HTTPConnection.getresponse http.client.HTTPConnection.request
    http.client.HTTPResponse.read http.client.HTTPSConnection.request
    imaplib.IMAP4 imaplib.IMAP4.fetch imaplib.IMAP4.getquota imaplib.IMAP4_SSL imaplib.IMAP4_SSL.search
    logging.config.listen multiprocessing.connection.Client multiprocessing.connection.Listener.accept
    nntplib.NNTP poplib.POP3 poplib.POP3.retr poplib.POP3_SSL.quit
    select.epoll.poll select.kqueue.control select.poll.poll select.select selectors.DefaultSelector.select
    selectors.EpollSelector.select smtplib.LMTP smtplib.SMTP smtplib.SMTP.rcpt smtplib.SMTP.send_message
    smtplib.SMTP.sendmail smtplib.SMTP_SSL.login socket.create_connection socket.getaddrinfo socket.getfqdn
    socket.gethostbyaddr socket.gethostbyname socket.gethostbyname_ex socket.getnameinfo socket.recv_fds socket.send_fds
    socket.socket.connect_ex socket.socket.recvmsg_into socket.socket.sendfile socket.socket.sendmsg
    socketserver.TCPServer.serve_forever ssl.SSLContext.wrap_socket ssl.SSLSocket.do_handshake ssl.SSLSocket.recv
    ssl.get_server_certificate telnetlib.Telnet urllib.request.OpenerDirector.open urllib.request.urlopen
    urllib.request.urlretrieve urllib.robotparser.RobotFileParser.read wsgiref.simple_server.make_server
    xmlrpc.server.SimpleXMLRPCServer.serve_forever`,
  file: `
    builtins.input builtins.open bz2.BZ2File bz2.BZ2File.read1 bz2.open codecs.open compileall.compile_dir
    configparser.ConfigParser.read ctypes.CDLL ctypes.util.find_library dbm.dumb.open dbm.open dbm.whichdb
    fcntl.fcntl fcntl.ioctl filecmp.cmp filecmp.dircmp.report fileinput.FileInput.readline getpass.getpass glob.glob
    grp.getgrall gzip.GzipFile.peek gzip.open http.cookiejar.MozillaCookieJar.load importlib.metadata.version
    importlib.resources.read_text importlib.util.find_spec io.FileIO.read io.open_code linecache.getline
    linecache.getlines logging.config.fileConfig lzma.LZMAFile.readinto lzma.open mailbox.Maildir mailbox.mbox.add
    netrc.netrc os.access os.chmod os.chown os.copy_file_range os.fdopen os.fsync os.getxattr os.link os.listdir
    os.lseek os.lstat os.makedirs os.mkdir os.open os.path.exists os.path.getsize os.path.isdir os.path.realpath
    os.path.samefile os.pread os.read os.readlink os.remove os.rename os.replace os.rmdir os.scandir os.stat os.statvfs
    os.symlink os.sync os.truncate os.unlink os.utime os.write os.writev pathlib.Path.exists pathlib.Path.iterdir
    pathlib.Path.mkdir pathlib.Path.open pathlib.Path.read_text pathlib.Path.resolve pathlib.Path.stat
    pathlib.Path.touch pathlib.Path.unlink pathlib.Path.write_bytes pkgutil.get_data pwd.getpwall pwd.getpwnam
    readline.read_history_file runpy.run_path shelve.Shelf.sync shelve.open shutil.copy shutil.copy2 shutil.copytree
    shutil.disk_usage shutil.make_archive shutil.move shutil.rmtree shutil.unpack_archive shutil.which
    socket.getservbyname sqlite3.Connection.backup sqlite3.Connection.execute sqlite3.Cursor.fetchall sqlite3.connect
    ssl.SSLContext.load_cert_chain ssl.create_default_context tarfile.TarFile.extractall tarfile.TarFile.gzopen
    tarfile.is_tarfile tarfile.open tempfile.NamedTemporaryFile tempfile.TemporaryDirectory tempfile.mkdtemp
    tempfile.mkstemp tokenize.open tracemalloc.Snapshot.dump wave.open xml.dom.minidom.parse xml.etree.ElementTree.parse
    xml.sax.parse zipapp.create_archive zipfile.ZipFile zipfile.ZipFile.extractall zipfile.ZipFile.read
    zipfile.is_zipfile`,
  process: `
    multiprocessing.Manager multiprocessing.Pool multiprocessing.Process.start os.execlp os.execv os.fork os.forkpty
    os.popen os.posix_spawnp os.spawnlpe os.system os.wait os.wait3 os.waitid os.waitpid pty.spawn
    subprocess.Popen subprocess.Popen.communicate subprocess.Popen.wait subprocess.call subprocess.check_output
    subprocess.getoutput subprocess.run venv.create webbrowser.open webbrowser.open_new_tab`,
  lock: `
    concurrent.futures.Future.result concurrent.futures.ThreadPoolExecutor.shutdown concurrent.futures.wait
    fcntl.flock fcntl.lockf multiprocessing.Process.join multiprocessing.connection.Connection.recv
    multiprocessing.connection.wait multiprocessing.pool.Pool.map os.eventfd_read os.lockf queue.Queue.get
    queue.Queue.join queue.Queue.put queue.SimpleQueue.get signal.pause signal.sigwait threading.Barrier.wait
    threading.Condition.wait threading.Event.wait threading.Thread.join`,
  mutex: 'threading.Lock.acquire threading.Semaphore.acquire',
  sleep: 'sched.scheduler.run time.sleep',
};

const free = `
  asyncio.Lock asyncio.get_running_loop asyncio.sleep base64.b64encode collections.Counter concurrent.futures.Future.done
  concurrent.futures.ThreadPoolExecutor.submit contextlib.suppress copy.deepcopy csv.writer dis.dis filecmp.clear_cache
  fnmatch.fnmatch getpass.getuser glob.escape hashlib.sha256 hmac.new html.escape http.HTTPStatus
  http.client.HTTPConnection http.cookies.SimpleCookie importlib.import_module inspect.signature io.BytesIO
  io.BytesIO.read io.StringIO io.StringIO.write ipaddress.ip_address json.dumps json.loads locale.getlocale
  logging.getLogger mailbox.mboxMessage math.sqrt mimetypes.guess_type multiprocessing.cpu_count optparse.OptionParser
  os.cpu_count os.fspath os.getcwd os.getenv os.getpid os.getuid os.kill os.path.abspath os.path.basename
  os.path.dirname os.path.expanduser os.path.isabs os.path.join os.path.normpath os.path.relpath os.path.split
  os.path.splitext os.path.splitroot os.putenv os.strerror os.urandom os.waitstatus_to_exitcode pathlib.Path
  pathlib.Path.absolute pathlib.Path.as_posix pathlib.Path.cwd pathlib.Path.glob pathlib.Path.joinpath
  pathlib.Path.relative_to pathlib.Path.with_suffix pathlib.PurePath.match pickle.dumps platform.system
  poplib.POP3.getwelcome queue.Queue queue.Queue.empty queue.Queue.get_nowait queue.Queue.put_nowait queue.Queue.qsize
  random.randint re.compile secrets.token_hex select.epoll.register selectors.DefaultSelector.register shlex.quote
  shutil.get_terminal_size shutil.ignore_patterns signal.signal smtplib.SMTP.has_extn socket.gethostname socket.htons
  socket.inet_aton socket.socket socket.socket.fileno socket.socket.settimeout sqlite3.Connection.create_function
  sqlite3.Row sqlite3.register_adapter ssl.SSLContext.set_ciphers stat.S_ISDIR string.Template struct.pack
  subprocess.Popen.poll subprocess.list2cmdline sys.getsizeof tarfile.TarInfo tempfile.gettempprefix textwrap.dedent
  threading.Event.is_set threading.Event.set threading.Lock threading.Lock.release threading.Thread
  threading.Thread.start threading.current_thread time.monotonic time.perf_counter time.strftime time.time
  tokenize.generate_tokens traceback.format_exc types.SimpleNamespace unicodedata.normalize urllib.parse.quote
  urllib.parse.urlencode urllib.parse.urlparse urllib.request.Request uuid.uuid4 warnings.warn weakref.ref
  xml.etree.ElementTree.fromstring xml.sax.saxutils.escape zipfile.ZipFile.namelist zipfile.ZipInfo zlib.crc32
  zoneinfo.ZoneInfo`;

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const rows: readonly (readonly [string, string])[] = [
  ...Object.entries(blocking).flatMap(([kind, names]) => words(names).map((name) => [name, kind] as const)),
  ...words(free).map((name) => [name, 'free'] as const),
];

describe('the standard library', () => {
  let answers: ReadonlyMap<string, Answer> = new Map();
  beforeAll(async () => {
    answers = await ask(rows.map(([name]) => name));
  });

  it.each(rows)('%s: %s', (name, expected) => {
    expect(answers.get(name)).toBe(expected);
  });
});
