from _effects import file


class NullTranslations:
    def gettext(self, message) -> str: ...

    def ngettext(self, msgid1, msgid2, n) -> str: ...


class GNUTranslations(NullTranslations): ...


def gettext(message) -> str: ...


def ngettext(msgid1, msgid2, n) -> str: ...


def translation(domain, *args, **kwargs) -> GNUTranslations:
    file("gettext.translation()")


def bindtextdomain(*args, **kwargs) -> str: ...


def textdomain(*args, **kwargs) -> str: ...


def dgettext(*args, **kwargs) -> str: ...


def dngettext(*args, **kwargs) -> str: ...


def npgettext(*args, **kwargs) -> str: ...


def pgettext(*args, **kwargs) -> str: ...


def install(*args, **kwargs): ...
