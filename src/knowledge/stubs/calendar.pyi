from datetime import date

MONDAY: int
TUESDAY: int
WEDNESDAY: int
THURSDAY: int
FRIDAY: int
SATURDAY: int
SUNDAY: int
day_abbr: list[str]
day_name: list[str]
month_abbr: list[str]
month_name: list[str]


class IllegalMonthError(ValueError): ...


class IllegalWeekdayError(ValueError): ...


class Calendar:
    firstweekday: int

    def __init__(self, firstweekday=0): ...

    def itermonthdates(self, year, month):
        yield date(1, 1, 1)

    def itermonthdays(self, year, month):
        yield int()

    def itermonthdays2(self, year, month):
        yield int(), int()

    def iterweekdays(self):
        yield int()

    def monthdatescalendar(self, year, month) -> list[list[date]]: ...

    def monthdays2calendar(self, year, month) -> list[list[tuple[int, int]]]: ...

    def monthdayscalendar(self, year, month) -> list[list[int]]: ...

    def yeardatescalendar(self, year, width=3) -> list: ...


class HTMLCalendar(Calendar):
    def formatday(self, day, weekday) -> str: ...

    def formatmonth(self, theyear, themonth, withyear=True) -> str: ...

    def formatmonthname(self, theyear, themonth, withyear=True) -> str: ...

    def formatweek(self, theweek) -> str: ...

    def formatweekheader(self) -> str: ...

    def formatyear(self, theyear, width=3) -> str: ...


class LocaleHTMLCalendar(HTMLCalendar): ...


class TextCalendar(Calendar):
    def formatmonth(self, theyear, themonth, w=0, l=0) -> str: ...


def isleap(year) -> bool: ...


def leapdays(y1, y2) -> int: ...


def month(theyear, themonth, *args) -> str: ...


def monthcalendar(year, month) -> list[list[int]]: ...


def monthrange(year, month) -> tuple[int, int]: ...


def setfirstweekday(firstweekday): ...


def timegm(t) -> int: ...


def weekday(year, month, day) -> int: ...


def weekheader(n) -> str: ...
