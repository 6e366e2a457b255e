class XMLGenerator:
    def __init__(self, out=None, *args, **kwargs):
        self.out = out

    def characters(self, content):
        self.out.write(str())

    def endDocument(self):
        self.out.write(str())

    def endElement(self, name):
        self.out.write(str())

    def startDocument(self):
        self.out.write(str())

    def startElement(self, name, attrs):
        self.out.write(str())


def escape(data, entities=None) -> str: ...


def quoteattr(data, entities=None) -> str: ...


def unescape(data, entities=None) -> str: ...
