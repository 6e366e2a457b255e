import { describe, expect, it } from 'vitest';
import {
  asyncAlternative,
  blockingPattern,
  blockingUse,
  isKnownByName,
} from '../../../src/knowledge/blocking.ts';
import data from '../../../src/knowledge/data/blocking.json' with { type: 'json' };

describe('what calling into a package does', () => {
  it.each<[string, string | null, string]>([
    // Dotted name, kind or `safe` or null, why
    ['boto3.client().put_object', 'network', 'below what a call gives'],
    ['boto3.client', 'file', 'a name is more specific than what is below'],
    ['boto3.resource().Bucket().delete', 'network', 'however deep'],
    ['boto3.resource().Bucket().objects.all', 'safe', 'lazy: iterating over it asks'],
    ['boto3.client().get_object().get', 'safe', 'what comes back is a dictionary'],
    ['boto3.client().get_object()[].read', 'network', 'but for the body, which is still to be fetched'],
    ['boto3.client().generate_presigned_url', 'safe', 'signs, asks nobody'],
    ['boto3.Session().client', 'file', 'a name, with a call on the way'],
    ['boto3.Session', 'file', 'looks for where its data lie'],
    ['boto3.dynamodb.conditions.Key', 'safe', 'a safe corner of a blocking package'],
    ['boto3', null, 'the package itself is not below itself'],
    ['boto30.client', null, 'another package'],
    ['stripe.Charge.create', 'network', 'a class method'],
    ['stripe.Webhook.construct_event', 'safe', 'checks a signature'],
    ['stripe.Webhook.construct_event()[][].get', 'safe', 'an event is data'],
    ['stripe.CardError', 'safe', 'an exception is made, not asked'],
    ['stripe.error.CardError', 'safe', 'in older releases too'],
    ['stripe.StripeClient().customers.create', 'network', 'through attributes of the client'],
    ['stripe.Customer.create_async', 'safe', 'awaited, by its name'],
    ['stripe.Customer.retrieve().metadata.get', 'safe', 'what comes back is data'],
    ['stripe.Customer.retrieve().save', 'network', 'but for what asks again'],
    ['twilio.rest.Client().messages.create', 'network', 'the verbs of the library'],
    ['twilio.rest.Client().messages', 'safe', 'a place, not a question'],
    ['twilio.rest.Client().messages.create_async', 'safe', 'awaited'],
    ['slack_sdk.WebClient().chat_postMessage', 'network', 'a method'],
    ['slack_sdk.web.async_client.AsyncWebClient().chat_postMessage', 'safe', 'awaited'],
    ['sendgrid.SendGridAPIClient().send', 'network', 'a method'],
    ['sendgrid.helpers.mail.Mail', 'safe', 'a message that is not sent'],
    ['googleapiclient.discovery.build().files().list', 'safe', 'builds a request'],
    ['googleapiclient.discovery.build().files().list().execute', 'network', 'sends it'],
    ['google.cloud.storage.Client().bucket().blob().upload_from_file', 'network', 'sends the file'],
    ['google.cloud.storage.Client().bucket().blob', 'safe', 'names, not things'],
    ['google.cloud.storage.Client', 'file', 'looks for credentials'],
    ['psycopg.connect().cursor().execute', 'network', 'a query'],
    ['psycopg.connect().cursor().fetchone().get', 'safe', 'a row is data'],
    ['psycopg.AsyncConnection.connect', 'safe', 'awaited'],
    [
      'azure.cosmos.CosmosClient().get_database_client().get_container_client().query_items',
      'network',
      'a client of a client',
    ],
    ['meilisearch.Client().get_index().search', 'network', 'what comes back asks again'],
    ['google.genai.Client().chats.create().send_message', 'network', 'a chat that goes on'],
    ['firebase_admin.firestore.client().collection().document().get', 'network', 'a query'],
    ['firebase_admin.firestore.client().collection().document', 'safe', 'names, not things'],
    ['rq.Queue().enqueue().get_status', 'network', 'a job is asked for its state'],
    ['zeep.Client().create_service().Add', 'network', 'an operation, whatever its letters'],
    ['elasticsearch.Elasticsearch().options().search', 'network', 'the same client'],
    ['pika.BlockingConnection', 'network', 'connects when it is made'],
    ['pika.ConnectionParameters', 'safe', 'only keeps what it is given'],
    ['kafka.KafkaProducer', 'network', 'connects when it is made'],
    ['confluent_kafka.Producer().produce', 'safe', 'puts it in a queue of its own'],
    ['confluent_kafka.Producer().flush', 'network', 'waits until the queue is empty'],
    ['jira.JIRA', 'network', 'asks the server when it is made'],
    ['jira.JIRA().issue().fields.summary.strip', 'safe', 'what only text can do'],
    ['zeep.Client', 'network', 'fetches the WSDL'],
    ['zeep.Client().service.Add', 'network', 'calls it'],
    ['simple_salesforce.Salesforce', 'network', 'logs in when it is made'],
    ['github.Github', 'safe', 'only keeps what it is given'],
    ['github.Github().get_repo().create_issue', 'network', 'its objects ask again'],
    ['pandas.read_csv().to_sql', 'network', 'writes to a database'],
    ['openpyxl.Workbook().active.append', 'safe', 'in memory'],
    ['openpyxl.Workbook().save', 'file', 'writes the file'],
    ['weasyprint.HTML().write_pdf', 'file', 'reads fonts and images'],
    ['selenium.webdriver.Chrome', 'process', 'starts a browser'],
    ['qrcode.make().save', 'file', 'writes an image'],
    ['prometheus_client.Counter().inc', 'safe', 'counts in memory'],
    ['prometheus_client.push_to_gateway', 'network', 'pushes'],
    ['sentry_sdk.flush', 'network', 'waits for the thread'],
    ['mailbox.mbox().add', 'file', 'the standard library, where it has no stub'],
    ['mailbox.mboxMessage', 'safe', 'a message'],
    ['openai.OpenAI', 'safe', 'made without reaching anything'],
    ['openai.OpenAI().chat.completions.create', 'network', 'called'],
    ['openai.AsyncOpenAI().chat.completions.create', 'safe', 'awaited'],
    ['PIL.ImageDraw.Draw().text', 'cpu', 'computes'],
    ['httplib2.Http().request', 'network', 'any member'],
    ['pandas.DataFrame().groupby().mean', 'cpu', 'computes'],
    ['pandas.read_csv', 'file', 'reads the file'],
    ['dateutil.parser.parse', 'safe', 'pure'],
    ['sentry_sdk.capture_exception', 'safe', 'hands over to a thread'],
    ['markdown.markdown', 'cpu', 'reported, not offloaded'],
    ['jwt.decode', 'safe', 'pure'],
    ['jwt.PyJWKClient().get_signing_key_from_jwt', 'network', 'fetches keys'],
    ['pymongo.MongoClient().shop.books.find_one', 'network', 'through attributes'],
    ['pymongo.MongoClient()[].books.find_one', 'network', 'through subscripts'],
    ['shop.services.total', null, "the project's own"],
    ['unheard_of.thing', null, 'not known'],
  ])('%s: %s (%s)', (name, expected) => {
    const fact = blockingPattern(name);
    expect(fact === null || fact === 'safe' ? fact : fact.kind).toBe(expected);
  });

  it('names the async counterpart where there is one', () => {
    expect(blockingPattern('boto3.client().put_object')).toEqual({
      kind: 'network',
      what: 'AWS call',
      async: 'aioboto3',
    });
    expect(blockingPattern('razorpay.Client().order.create')).toMatchObject({ async: null });
  });
});

describe('what Python does with what came back', () => {
  it.each<[string, '__iter__' | '__enter__' | '__exit__', string | null, string]>([
    // Dotted name, what Python calls, kind or null, why
    ['boto3.client().get_paginator().paginate()', '__iter__', 'network', 'each page is a request'],
    ['boto3.client().list_objects_v2()[]', '__iter__', null, 'a list of a dictionary'],
    ['boto3.resource().Bucket().objects.all()', '__iter__', 'network', 'lazy'],
    ['pymongo.MongoClient().shop.books.find()', '__iter__', 'network', 'a cursor'],
    ['pymongo.MongoClient().shop.books.find().sort()', '__iter__', 'network', 'a cursor, sorted'],
    ['openai.OpenAI().chat.completions.create()', '__iter__', 'network', 'a stream'],
    ['openai.OpenAI().chat.completions.create().choices', '__iter__', null, 'a list'],
    ['openai.AsyncOpenAI().chat.completions.create()', '__iter__', null, 'has no such thing'],
    ['github.Github().get_user().get_repos()', '__iter__', 'network', 'fetched page by page'],
    ['stripe.Customer.list().auto_paging_iter()', '__iter__', 'network', 'fetched page by page'],
    ['stripe.Customer.list().data', '__iter__', null, 'one page, already here'],
    ['psycopg.connect()', '__exit__', 'network', 'commits'],
    ['psycopg.connect().cursor()', '__exit__', null, 'lets go of it'],
    ['paramiko.SSHClient()', '__exit__', 'network', 'hangs up'],
    ['anthropic.Anthropic().messages.stream()', '__enter__', 'network', 'sends the request'],
    ['playwright.sync_api.sync_playwright()', '__enter__', 'process', 'starts the browser'],
    ['shop.services.things()', '__iter__', null, "the project's own"],
  ])('%s.%s: %s (%s)', (name, special, expected) => {
    expect(blockingUse(name, special)?.kind ?? null).toBe(expected);
  });
});

describe('async counterparts of what has a stub', () => {
  it.each([
    ['requests.api.get', 'httpx.AsyncClient'],
    ['redis.Redis.get', 'redis.asyncio'],
    ['subprocess.run', 'asyncio.create_subprocess_exec()'],
    ['socket.getaddrinfo', 'loop.getaddrinfo()'],
    ['socket.socket.recv', 'asyncio.open_connection()'],
    ['shutil.copy', null],
    ['django.core.mail.send_mail', null],
  ])('%s: %s', (name, expected) => {
    expect(asyncAlternative(name)).toBe(expected);
  });
});

describe('packages that need not be read', () => {
  it.each([
    ['boto3.session', true, 'a client'],
    ['google.cloud.storage.blob', true, 'part of a namespace'],
    ['google.protobuf.message', false, 'another part of it'],
    ['googleapiclient.http', true, 'told of by its verbs'],
    ['allauth.account.views', false, 'keeps to the database, with views and models to be read'],
    ['crispy_forms.helper', false, 'nothing in it waits: reading it tells what it is'],
    ['shop.services', false, "the project's own"],
  ])('%s: %s (%s)', (module, expected) => {
    expect(isKnownByName(module)).toBe(expected);
  });
});

describe('the file', () => {
  const patterns = [...data.blocking.flatMap((group) => group.patterns), ...data.safe, ...data.pure];

  it('says each thing once', () => {
    expect(patterns.filter((pattern, index) => patterns.indexOf(pattern) !== index)).toEqual([]);
  });
  it('has patterns of the four forms only', () => {
    expect(
      patterns.filter(
        (pattern) => !/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:\.\*\*?|\.\*\*(?:\.\w+){1,2})?$/.test(pattern),
      ),
    ).toEqual([]);
  });
  it('has kinds that are known', () => {
    expect(
      data.blocking.flatMap(({ kind }) =>
        ['cpu', 'db', 'file', 'lock', 'network', 'process', 'sleep'].includes(kind) ? [] : [kind],
      ),
    ).toEqual([]);
  });
  it('says where each fact comes from', () => {
    const groups = [...data.blocking, ...data.counterparts];
    expect(groups.filter((group) => !Object.keys(group).includes('source'))).toEqual([]);
  });
  it('is sorted', () => {
    const sorted = (list: readonly string[]): readonly string[] =>
      [...list].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    expect(data.safe).toEqual(sorted(data.safe));
    expect(data.pure).toEqual(sorted(data.pure));
    for (const { patterns: own } of data.blocking) expect(own).toEqual(sorted(own));
  });
});
