class SAXException(Exception): ...


class SAXParseException(SAXException): ...


class ContentHandler:
    def characters(self, content): ...

    def endElement(self, name): ...

    def startElement(self, name, attrs): ...


def parse(source, handler, *args):
    stream = open(source) if isinstance(source, str) else source
    stream.read()
    handler.startElement(str(), {})
    handler.characters(str())
    handler.endElement(str())


def parseString(string, handler, *args):
    handler.startElement(str(), {})
    handler.characters(str())
    handler.endElement(str())
