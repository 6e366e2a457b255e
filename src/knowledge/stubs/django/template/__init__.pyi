from django.template.base import Node as Node
from django.template.base import NodeList as NodeList
from django.template.base import Origin as Origin
from django.template.base import Template as Template
from django.template.base import Variable as Variable
from django.template.base import VariableDoesNotExist as VariableDoesNotExist
from django.template.context import Context as Context
from django.template.context import ContextPopException as ContextPopException
from django.template.context import RequestContext as RequestContext
from django.template.engine import Engine as Engine
from django.template.exceptions import TemplateDoesNotExist as TemplateDoesNotExist
from django.template.exceptions import TemplateSyntaxError as TemplateSyntaxError
from django.template.library import Library as Library

engines: dict[str, Engine]
