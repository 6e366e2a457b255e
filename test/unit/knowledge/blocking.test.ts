import { describe, expect, it } from 'vitest';
import { blockingPattern } from '../../../src/knowledge/blocking.ts';
import data from '../../../src/knowledge/data/blocking.json' with { type: 'json' };

describe('what calling into a package does', () => {
  it.each<[string, string | null, string]>([
    // Dotted name, kind or `safe` or null, why
    ['boto3.client().put_object', 'network', 'below what a call gives'],
    ['boto3.client', 'file', 'a name is more specific than what is below'],
    ['boto3.resource().Bucket().objects.all', 'network', 'however deep'],
    ['boto3.Session().client', 'file', 'a name, with a call on the way'],
    ['boto3.Session', 'safe', 'made without reaching anything'],
    ['boto3.dynamodb.conditions.Key', 'safe', 'a safe corner of a blocking package'],
    ['boto3', null, 'the package itself is not below itself'],
    ['boto30.client', null, 'another package'],
    ['stripe.Charge.create', 'network', 'a class method'],
    ['stripe.Webhook.construct_event', 'safe', 'checks a signature'],
    ['openai.OpenAI', 'safe', 'made without reaching anything'],
    ['openai.OpenAI().chat.completions.create', 'network', 'called'],
    ['openai.AsyncOpenAI().chat.completions.create', 'safe', 'awaited'],
    ['PIL.Image.open', 'file', 'reads the file'],
    ['PIL.Image.open().resize', 'cpu', 'computes'],
    ['PIL.Image.open().save', 'file', 'writes one'],
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

describe('the file', () => {
  const patterns = [...data.blocking.flatMap((group) => group.patterns), ...data.safe];

  it('says each thing once', () => {
    expect(patterns.filter((pattern, index) => patterns.indexOf(pattern) !== index)).toEqual([]);
  });
  it('has patterns of the three forms only', () => {
    expect(
      patterns.filter((pattern) => !/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:\.\*\*?)?$/.test(pattern)),
    ).toEqual([]);
  });
  it('has kinds that are known', () => {
    expect(
      data.blocking.flatMap(({ kind, patterns: [first = ''] }) =>
        blockingPattern(first) === null ? [kind] : [],
      ),
    ).toEqual([]);
  });
  it('is sorted', () => {
    const sorted = (list: readonly string[]): readonly string[] =>
      [...list].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    expect(data.safe).toEqual(sorted(data.safe));
    for (const { patterns: own } of data.blocking) expect(own).toEqual(sorted(own));
  });
});
