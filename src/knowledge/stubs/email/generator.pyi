class Generator:
    def __init__(self, outfp, *args, **kwargs):
        self.outfp = outfp

    def flatten(self, msg, **kwargs):
        self.outfp.write(str())


class BytesGenerator(Generator): ...
