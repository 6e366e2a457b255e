import { expect, it } from 'vitest';
import { analysisOf, programOf, sitesOf } from './program.ts';

const FILES = {
  'shop/__init__.py': '',
  'shop/models.py': `from django.db import models


class Survey(models.Model):
    owner = models.ForeignKey("auth.User", models.CASCADE)
`,
  'shop/decorators.py': `from functools import wraps

from .models import Survey


def with_survey(view):
    @wraps(view)
    def wrapper(self, request, *args, **kwargs):
        return view(self, request, *args, **kwargs, survey=Survey.objects.get(pk=kwargs["pk"]))

    return wrapper


def with_member(view):
    @wraps(view)
    def wrapper(request, *args, **kwargs):
        request.survey = Survey.objects.first()
        return view(request, *args, **kwargs)

    return wrapper
`,
  'shop/views.py': `from django.views import View

from .decorators import with_member, with_survey


class Detail(View):
    @with_survey
    def get(self, request, *args, **kwargs):
        survey = kwargs["survey"]
        return survey.owner.username

    @with_survey
    def post(self, request, survey, **kwargs):
        return survey.owner.username


@with_member
def member(request):
    return request.survey.owner.username
`,
};

it.each([
  ['what a decorator adds to **kwargs', 'shop.views.Detail.get', ['db survey.owner']],
  ['what it hands to a parameter', 'shop.views.Detail.post', ['db survey.owner']],
  ['what it puts on the request', 'shop.views.member', ['db request.survey.owner']],
])('%s is known in the view', async (_what, id, sites) => {
  expect(sitesOf(analysisOf(await programOf(FILES), id))).toEqual(sites);
});
