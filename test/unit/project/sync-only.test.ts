import { expect, it } from 'vitest';
import { django, type Files, open, scratch } from './scratch.ts';

interface Case {
  readonly why: string;
  readonly files: Files;
  readonly expected: readonly (readonly [id: string, why: RegExp])[];
}

const cases: readonly Case[] = [
  {
    why: 'error handlers of the root URLconf, named or imported',
    files: {
      'site_/urls.py':
        'from app import views\nhandler404 = "app.views.missing"\nhandler500 = views.broken\nurlpatterns = []\n',
      'app/views.py':
        'def missing(request, exception):\n    pass\ndef broken(request):\n    pass\ndef fine(request):\n    pass\n',
    },
    expected: [
      ['app.views.missing', /^handler404/],
      ['app.views.broken', /^handler500/],
    ],
  },
  {
    why: 'CSRF_FAILURE_VIEW and context processors of the settings',
    files: {
      'site_/settings.py':
        'CSRF_FAILURE_VIEW = "app.views.csrf"\nTEMPLATES = [{"OPTIONS": {"context_processors": ["django.x", "app.context.cart"]}}]\n',
      'app/views.py': 'def csrf(request, reason=""):\n    pass\n',
      'app/context.py': 'def cart(request):\n    return {}\n',
    },
    expected: [
      ['app.views.csrf', /CSRF_FAILURE_VIEW/],
      ['app.context.cart', /context processor/],
    ],
  },
  {
    why: 'signal receivers, by decorator and by connect(), also inside ready()',
    files: {
      'app/signals.py':
        'from django.db.models.signals import post_save\nfrom django.dispatch import Signal, receiver\npaid = Signal()\n@receiver(post_save)\ndef one(sender, **kwargs):\n    pass\ndef two(sender, **kwargs):\n    pass\ndef three(sender, **kwargs):\n    pass\ndef never(sender):\n    pass\npaid.connect(two)\n',
      'app/apps.py':
        'from django.apps import AppConfig\nclass App(AppConfig):\n    def ready(self):\n        from django.db.models import signals\n        from .signals import never, three\n        signals.pre_delete.connect(three)\n        self.socket.connect(never)\n',
    },
    expected: [
      ['app.signals.three', /receiver/],
      ['app.signals.one', /receiver/],
      ['app.signals.two', /receiver/],
    ],
  },
  {
    why: 'template tags and filters, with and without arguments',
    files: {
      'app/templatetags/tags.py':
        'from django import template\nregister = template.Library()\n@register.filter\ndef a(value):\n    pass\n@register.simple_tag(takes_context=True)\ndef b(context):\n    pass\n@register.inclusion_tag("x.html")\ndef c():\n    pass\ndef plain():\n    pass\n',
    },
    expected: [
      ['app.templatetags.tags.a', /template tag/],
      ['app.templatetags.tags.b', /template tag/],
      ['app.templatetags.tags.c', /template tag/],
    ],
  },
  {
    why: 'Celery tasks, through the app of the project too',
    files: {
      'site_/celery.py': 'from celery import Celery\napp = Celery("site_")\n',
      'app/tasks.py':
        'from celery import shared_task\nfrom site_.celery import app\n@shared_task\ndef a():\n    pass\n@shared_task(bind=True)\ndef b(self):\n    pass\n@app.task\ndef c():\n    pass\n',
    },
    expected: [
      ['app.tasks.a', /Celery/],
      ['app.tasks.b', /Celery/],
      ['app.tasks.c', /Celery/],
    ],
  },
  {
    why: 'functions of management commands',
    files: {
      'app/management/commands/seed.py':
        'def fill(n):\n    pass\nclass Command:\n    def handle(self):\n        pass\n',
    },
    expected: [['app.management.commands.seed.fill', /management command/]],
  },
  {
    why: 'wrapped by admin_view',
    files: {
      'app/views.py': 'def report(request):\n    pass\n',
      'app/admin.py':
        'from django.contrib import admin\nfrom . import views\nclass A(admin.ModelAdmin):\n    def get_urls(self):\n        return [self.admin_site.admin_view(views.report)]\n',
    },
    expected: [['app.views.report', /admin_view/]],
  },
];

it.each(cases)('$why', async ({ files, expected }) => {
  const root = scratch(
    django({ 'site_/settings.py': 'ROOT_URLCONF = "site_.urls"\n', 'app/__init__.py': '', ...files }),
  );
  const { project } = await open(root);
  expect(project.syncOnly.map((each) => each.id).sort()).toEqual(expected.map(([id]) => id).sort());
  for (const [id, why] of expected) expect(project.syncOnly.find((each) => each.id === id)?.why).toMatch(why);
});
