class BaseRenderer:
    charset: str
    format: str
    media_type: str

    def render(self, data, accepted_media_type=None, renderer_context=None) -> bytes: ...


class AdminRenderer(BaseRenderer): ...


class BrowsableAPIRenderer(BaseRenderer): ...


class HTMLFormRenderer(BaseRenderer): ...


class JSONRenderer(BaseRenderer): ...


class StaticHTMLRenderer(BaseRenderer): ...


class TemplateHTMLRenderer(BaseRenderer): ...
