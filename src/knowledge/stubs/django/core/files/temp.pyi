from tempfile import NamedTemporaryFile as NamedTemporaryFile
from tempfile import gettempdir as gettempdir
