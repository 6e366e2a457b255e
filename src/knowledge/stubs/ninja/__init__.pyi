# Operations may be sync or async functions.
from ninja.files import UploadedFile as UploadedFile
from ninja.main import NinjaAPI as NinjaAPI
from ninja.main import Router as Router
from ninja.params import Body as Body
from ninja.params import BodyEx as BodyEx
from ninja.params import Cookie as Cookie
from ninja.params import File as File
from ninja.params import Form as Form
from ninja.params import Header as Header
from ninja.params import Path as Path
from ninja.params import Query as Query
from ninja.responses import Status as Status
from ninja.schema import Field as Field
from ninja.schema import ModelSchema as ModelSchema
from ninja.schema import Schema as Schema

__version__: str
