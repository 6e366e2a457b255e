# Read from django-haystack 3.3: connections to the search engine belong to their thread, so all of it keeps to the
# request's, whatever engine it is. Every copy of a queryset makes a query, which looks the connection of its thread up
# (BaseSearchQuery.__init__()): the first one in a thread opens the index.
from _effects import db
from django.db.models.base import Model


class SQ:
    def __init__(self, *args, **kwargs): ...


class SearchResult:
    app_label: str
    model_name: str
    pk: str
    score: float

    @property
    def object(self) -> Model:
        db("SearchResult.object")

    @property
    def searchindex(self): ...

    def get_stored_fields(self) -> dict: ...


class SearchQuerySet:
    def __init__(self, using=None, query=None):
        db("SearchQuerySet() (the search engine's connection)")

    def __iter__(self):
        db("SearchQuerySet (a search)")
        yield SearchResult()

    def __getitem__(self, k):
        # A slice searches at once, too.
        db("SearchQuerySet (a search)")
        if isinstance(k, slice):
            return [SearchResult()]
        return SearchResult()

    def __len__(self) -> int:
        db("SearchQuerySet (a search)")

    def count(self) -> int:
        db("SearchQuerySet.count()")

    def best_match(self) -> SearchResult:
        db("SearchQuerySet.best_match()")

    def latest(self, date_field) -> SearchResult:
        db("SearchQuerySet.latest()")

    def facet_counts(self) -> dict:
        db("SearchQuerySet.facet_counts()")

    def stats_results(self) -> dict:
        db("SearchQuerySet.stats_results()")

    def spelling_suggestion(self, preferred_query=None) -> str | None:
        db("SearchQuerySet.spelling_suggestion()")

    def more_like_this(self, model_instance) -> SearchQuerySet:
        db("SearchQuerySet.more_like_this()")

    def __and__(self, other) -> SearchQuerySet:
        db("SearchQuerySet (the search engine's connection)")

    def __or__(self, other) -> SearchQuerySet:
        db("SearchQuerySet (the search engine's connection)")

    def all(self) -> SearchQuerySet:
        db("SearchQuerySet.all() (the search engine's connection)")

    def none(self) -> SearchQuerySet:
        db("SearchQuerySet.none() (the search engine's connection)")

    def filter(self, *args, **kwargs) -> SearchQuerySet:
        db("SearchQuerySet.filter() (the search engine's connection)")

    def filter_and(self, *args, **kwargs) -> SearchQuerySet:
        db("SearchQuerySet.filter_and() (the search engine's connection)")

    def filter_or(self, *args, **kwargs) -> SearchQuerySet:
        db("SearchQuerySet.filter_or() (the search engine's connection)")

    def exclude(self, *args, **kwargs) -> SearchQuerySet:
        db("SearchQuerySet.exclude() (the search engine's connection)")

    def order_by(self, *args) -> SearchQuerySet:
        db("SearchQuerySet.order_by() (the search engine's connection)")

    def highlight(self, **kwargs) -> SearchQuerySet:
        db("SearchQuerySet.highlight() (the search engine's connection)")

    def models(self, *models) -> SearchQuerySet:
        db("SearchQuerySet.models() (the search engine's connection)")

    def result_class(self, klass) -> SearchQuerySet:
        db("SearchQuerySet.result_class() (the search engine's connection)")

    def boost(self, term, boost) -> SearchQuerySet:
        db("SearchQuerySet.boost() (the search engine's connection)")

    def facet(self, field, **options) -> SearchQuerySet:
        db("SearchQuerySet.facet() (the search engine's connection)")

    def within(self, field, point_1, point_2) -> SearchQuerySet:
        db("SearchQuerySet.within() (the search engine's connection)")

    def dwithin(self, field, point, distance) -> SearchQuerySet:
        db("SearchQuerySet.dwithin() (the search engine's connection)")

    def stats(self, field) -> SearchQuerySet:
        db("SearchQuerySet.stats() (the search engine's connection)")

    def stats_facet(self, field, facet_fields=None) -> SearchQuerySet:
        db("SearchQuerySet.stats_facet() (the search engine's connection)")

    def distance(self, field, point) -> SearchQuerySet:
        db("SearchQuerySet.distance() (the search engine's connection)")

    def date_facet(self, field, start_date, end_date, gap_by, gap_amount=1) -> SearchQuerySet:
        db("SearchQuerySet.date_facet() (the search engine's connection)")

    def query_facet(self, field, query) -> SearchQuerySet:
        db("SearchQuerySet.query_facet() (the search engine's connection)")

    def narrow(self, query) -> SearchQuerySet:
        db("SearchQuerySet.narrow() (the search engine's connection)")

    def raw_search(self, query_string, **kwargs) -> SearchQuerySet:
        db("SearchQuerySet.raw_search() (the search engine's connection)")

    def load_all(self) -> SearchQuerySet:
        db("SearchQuerySet.load_all() (the search engine's connection)")

    def auto_query(self, query_string, fieldname="content") -> SearchQuerySet:
        db("SearchQuerySet.auto_query() (the search engine's connection)")

    def autocomplete(self, **kwargs) -> SearchQuerySet:
        db("SearchQuerySet.autocomplete() (the search engine's connection)")

    def using(self, connection_name) -> SearchQuerySet:
        db("SearchQuerySet.using() (the search engine's connection)")

    def values(self, *fields) -> SearchQuerySet:
        db("SearchQuerySet.values() (the search engine's connection)")

    def values_list(self, *fields, **kwargs) -> SearchQuerySet:
        db("SearchQuerySet.values_list() (the search engine's connection)")

    def load_all_queryset(self, model, queryset) -> SearchQuerySet:
        db("SearchQuerySet.load_all_queryset() (the search engine's connection)")


class EmptySearchQuerySet(SearchQuerySet): ...


class RelatedSearchQuerySet(SearchQuerySet): ...


class ValuesSearchQuerySet(SearchQuerySet): ...


class ValuesListSearchQuerySet(SearchQuerySet): ...
