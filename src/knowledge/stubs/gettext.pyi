from _effects import file


class NullTranslations:
    def gettext(self, message) -> str: ...

    def ngettext(self, msgid1, msgid2, n) -> str: ...


class GNUTranslations(NullTranslations): ...


def gettext(message) -> str: ...


def ngettext(msgid1, msgid2, n) -> str: ...


def translation(domain, *args, **kwargs) -> GNUTranslations:
    file("gettext.translation()")
