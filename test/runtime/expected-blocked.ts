/** What the catalogue of hard cases holds that is refused, and why. */

/** Views that can't be migrated: id without `tracker.views.` -> the codes of its reasons. */
export const expectedBlocked: { readonly [view: string]: readonly string[] } = {
  // Called by Django, the admin or a registry as sync functions.
  'callers.page_not_found': ['DA105'],
  'callers.forbidden': ['DA105'],
  'callers.csrf_failure': ['DA105'],
  'callers.admin_report': ['DA105'],
  'callers.shared_report': ['DA105'],
  'callers.counted': ['DA120'],
  'callers.other': ['DA120'],
  'callers.by_resolve': ['DA121'],
  // In one collection with a generator.
  'tables.sized': ['DA120'],
  'decorated.listed_view': ['DA120'],
  'decorated.other_listed_view': ['DA120'],
  'decorated.show': ['DA120'],
  'decorated.store': ['DA120'],
  // A generic view's handlers are sync, and these have none of their own.
  'classes.GenericListView': ['DA130'],
  'classes.GenericDetailView': ['DA130'],
  'classes.GenericTemplateView': ['DA130'],
  'classes.GenericFormView': ['DA130'],
  'classes.GenericCreateView': ['DA130'],
  'classes.GenericUpdateView': ['DA130'],
  'classes.GenericDeleteView': ['DA130'],
  'classes.GenericRedirectView': ['DA130'],
  'classes_access.ProjectTickets': ['DA130'],
  'classes_access.LegacyList': ['DA130'],
  'classes_access.HarmlessTemplate': ['DA130'],
  'classes_access.SetupList': ['DA130'],
  'classes_third.TicketPages': ['DA130'],
  'classes_third.ArchiveYear': ['DA130'],
  'classes_third.TeamCreate': ['DA130'],
  // A handler that is no method: View asks of each whether it is a coroutine function.
  'text_one_liners.LineView': ['DA132'],
  // A transaction can't be held around an async dispatch().
  'classes.DispatchInTransactionView': ['DA114'],
  // A cached heir keeps the class that it shares a decorated dispatch() with.
  'classes_decorated.Kept': ['DA137'],
  'classes_decorated.KeptHeir': ['DA115'],
  // A handler is called by what stays sync, or may be.
  'classes_handled.NotCalled': ['DA121'],
  'classes_handled.ByAction': ['DA134'],
  // Its dispatch() works on what a mixin that checks gives.
  'classes_handled.CountingMembers': ['DA131'],
  'classes_handled.CountingGeneric': ['DA130'],
  // What Django Ninja's schema reads of the rows is not loaded.
  'tracker.api.assigned_lazily': ['DA116'],
  'tracker.api.last_ticket': ['DA116'],
  'tracker.paged_api.paged_people_lazily': ['DA116'],
  // Its pagination class has no async method that does the same, or one that waits on the loop.
  'tracker.paged_api.capped_labels': ['DA112'],
  'tracker.paged_api.lazily_paged': ['DA115'],
  // Throttles are asked on the loop.
  'tracker.paged_api.limited_labels': ['DA115'],
  // Another framework's.
  'classes.RestView': ['DA135'],
  'classes.rest_function': ['DA135'],
  'classes_third.LabelListApi': ['DA135'],
  'classes_third.LabelViewSet': ['DA135'],
  'classes_third.StatusApi': ['DA135'],
  // Decorators that work on the loop, keep the view, or hold a transaction around it.
  'decorated.page_cached': ['DA115'],
  'decorated.with_last_modified': ['DA115'],
  'decorated.transparent_registered': ['DA111'],
  'decorated.transparent_by_attribute': ['DA111'],
  'decorated.wrapped_in_transaction': ['DA153'],
  'decorated_more.transacted': ['DA153'],
  // A decorator that is handed a view calls it as a sync one.
  'decorated_more.welcome': ['DA111', 'DA120'],
  'decorated_third.counted_queries': ['DA153'],
  // eval() sees the names of the function it stands in.
  'flow_more.evaluated_text': ['DA154'],
  // A `ContextDecorator` calls the view inside its `with`, which an async view leaves before it has run.
  'relations_third.own_context_decorator': ['DA111'],
};
