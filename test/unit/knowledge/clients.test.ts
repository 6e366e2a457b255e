/** The clients Django projects use most: what of each waits, what only keeps what it is given or computes. */
import { describe, expect, it } from 'vitest';
import { blockingPattern } from '../../../src/knowledge/blocking.ts';

/** Package on PyPI -> what waits, by kind, and what does not; names as the analysis writes them. */
const clients: Readonly<Record<string, readonly [blocks: string, free: string]>> = {
  algoliasearch: [
    'network algoliasearch.search.client.SearchClientSync().search',
    'algoliasearch.search.client.SearchClient().search',
  ],
  anthropic: [
    'network anthropic.Anthropic().messages.create',
    'anthropic.Anthropic anthropic.AsyncAnthropic().messages.create anthropic.RateLimitError',
  ],
  'argon2-cffi': ['cpu argon2.PasswordHasher().hash', 'argon2.PasswordHasher'],
  'azure-storage-blob': [
    'network azure.storage.blob.BlobServiceClient().get_blob_client().upload_blob',
    'azure.storage.blob.BlobServiceClient azure.storage.blob.aio.BlobServiceClient().get_blob_client().upload_blob',
  ],
  bleach: ['', 'bleach.clean'],
  boto3: ['network boto3.client().send_message', 'boto3.client().exceptions.ClientError'],
  botocore: [
    'network botocore.session.Session().create_client().list_buckets',
    'botocore.config.Config botocore.exceptions.ClientError',
  ],
  braintree: [
    'network braintree.BraintreeGateway().transaction.sale',
    'braintree.BraintreeGateway braintree.WebhookNotification.parse',
  ],
  'clickhouse-driver': ['network clickhouse_driver.Client().execute', 'clickhouse_driver.Client'],
  cloudinary: [
    'network cloudinary.uploader.upload',
    'cloudinary.CloudinaryImage().build_url cloudinary.utils.cloudinary_url',
  ],
  'confluent-kafka': [
    'network confluent_kafka.Consumer().poll',
    'confluent_kafka.Producer confluent_kafka.KafkaError',
  ],
  datadog: ['network datadog.api.Event.create', 'datadog.statsd.increment'],
  docker: [
    'network docker.from_env docker.from_env().containers.run',
    'docker.errors.NotFound docker.types.Mount',
  ],
  dropbox: ['network dropbox.Dropbox().files_upload', 'dropbox.Dropbox dropbox.exceptions.ApiError'],
  elasticsearch: [
    'network elasticsearch.Elasticsearch().search elasticsearch.helpers.bulk',
    'elasticsearch.Elasticsearch elasticsearch.AsyncElasticsearch().search elasticsearch.NotFoundError',
  ],
  'facebook-business': [
    'network facebook_business.adobjects.adaccount.AdAccount().get_campaigns',
    'facebook_business.adobjects.adaccount.AdAccount facebook_business.api.FacebookAdsApi.init',
  ],
  'facebook-sdk': ['network facebook.GraphAPI().get_object', 'facebook.GraphAPI'],
  fabric: ['network fabric.Connection().run', 'fabric.Result'],
  'firebase-admin': [
    'network firebase_admin.messaging.send firebase_admin.auth.verify_id_token',
    'firebase_admin.messaging.Message firebase_admin.initialize_app',
  ],
  geoip2: ['file geoip2.database.Reader', 'geoip2.database.Reader().city geoip2.errors.AddressNotFoundError'],
  geopy: ['network geopy.geocoders.Nominatim().geocode', 'geopy.geocoders.Nominatim geopy.distance.geodesic'],
  'google-api-python-client': [
    'network googleapiclient.discovery.build().users().messages().send().execute',
    'googleapiclient.discovery.build().users().messages().send googleapiclient.errors.HttpError',
  ],
  'google-auth': [
    'network google.oauth2.id_token.verify_oauth2_token',
    'google.auth.transport.requests.Request google.oauth2.service_account.Credentials.from_service_account_info',
  ],
  'google-cloud-bigquery': [
    'network google.cloud.bigquery.Client().query',
    'google.cloud.bigquery.QueryJobConfig',
  ],
  'google-cloud-firestore': [
    'network google.cloud.firestore.Client().collection().document().get',
    'google.cloud.firestore.Client().collection().document',
  ],
  'google-cloud-pubsub': [
    'network google.cloud.pubsub_v1.PublisherClient().publish',
    'google.cloud.pubsub_v1.PublisherClient().topic_path',
  ],
  'google-cloud-secret-manager': [
    'network google.cloud.secretmanager.SecretManagerServiceClient().access_secret_version',
    'google.cloud.secretmanager.SecretManagerServiceAsyncClient().access_secret_version',
  ],
  'google-cloud-storage': [
    'network google.cloud.storage.Client().get_bucket',
    'google.cloud.storage.Client().bucket().blob().generate_signed_url',
  ],
  'google-cloud-tasks': [
    'network google.cloud.tasks_v2.CloudTasksClient().create_task',
    'google.cloud.tasks_v2.CloudTasksClient().queue_path',
  ],
  googlemaps: ['network googlemaps.Client().geocode', 'googlemaps.Client googlemaps.exceptions.ApiError'],
  'hubspot-api-client': ['network hubspot.HubSpot().crm.contacts.basic_api.create', 'hubspot.HubSpot'],
  huey: ['network huey.RedisHuey().pending', 'huey.crontab'],
  hvac: [
    'network hvac.Client().secrets.kv.v2.read_secret_version',
    'hvac.Client hvac.exceptions.InvalidPath',
  ],
  jira: ['network jira.JIRA jira.JIRA().create_issue', 'jira.exceptions.JIRAError'],
  'kafka-python': [
    'network kafka.KafkaProducer kafka.KafkaProducer().send',
    'kafka.TopicPartition kafka.errors.KafkaError',
  ],
  kombu: ['network kombu.Connection().Producer().publish', 'kombu.Connection kombu.Queue kombu.Exchange'],
  kubernetes: [
    'network kubernetes.client.CoreV1Api().list_pod_for_all_namespaces',
    'kubernetes.client.CoreV1Api kubernetes.client.V1Pod',
  ],
  ldap3: [
    'network ldap3.Connection ldap3.Connection().search',
    'ldap3.Server ldap3.utils.conv.escape_filter_chars',
  ],
  mailchimp_marketing: [
    'network mailchimp_marketing.Client().lists.add_list_member',
    'mailchimp_marketing.Client mailchimp_marketing.Client().set_config',
  ],
  meilisearch: ['network meilisearch.Client().index().search', 'meilisearch.Client().index'],
  messagebird: ['network messagebird.Client().message_create', 'messagebird.Client'],
  minio: ['network minio.Minio().put_object', 'minio.Minio minio.error.S3Error'],
  mixpanel: ['network mixpanel.Mixpanel().track', 'mixpanel.Mixpanel'],
  'mollie-api-python': [
    'network mollie.api.client.Client().payments.create',
    'mollie.api.client.Client mollie.api.client.Client().payments.get().is_paid',
  ],
  mysqlclient: [
    'network MySQLdb.connect MySQLdb.connect().cursor().execute',
    'MySQLdb.escape_string MySQLdb.OperationalError',
  ],
  neo4j: [
    'network neo4j.GraphDatabase.driver().session().run',
    'neo4j.GraphDatabase.driver neo4j.AsyncGraphDatabase.driver().session().run',
  ],
  newrelic: ['', 'newrelic.agent.record_custom_event'],
  'notion-client': [
    'network notion_client.Client().pages.create',
    'notion_client.Client notion_client.AsyncClient().pages.create',
  ],
  oauthlib: ['', 'oauthlib.oauth2.BackendApplicationClient'],
  openai: [
    'network openai.OpenAI().embeddings.create',
    'openai.OpenAI openai.AsyncOpenAI().embeddings.create openai.BadRequestError',
  ],
  openpyxl: [
    'file openpyxl.load_workbook openpyxl.load_workbook().save',
    'openpyxl.Workbook openpyxl.load_workbook().active.iter_rows openpyxl.styles.Font',
  ],
  'opensearch-py': [
    'network opensearchpy.OpenSearch().search',
    'opensearchpy.OpenSearch opensearchpy.AsyncOpenSearch().search',
  ],
  paramiko: [
    'network paramiko.SSHClient().connect paramiko.SSHClient().exec_command()[].read',
    'paramiko.SSHClient paramiko.AutoAddPolicy',
  ],
  paypalrestsdk: ['network paypalrestsdk.Payment().create', 'paypalrestsdk.Payment paypalrestsdk.configure'],
  pdfkit: ['process pdfkit.from_string', 'pdfkit.configuration'],
  pika: [
    'network pika.BlockingConnection pika.BlockingConnection().channel().basic_publish',
    'pika.BasicProperties pika.exceptions.AMQPError',
  ],
  Pillow: ['file PIL.ImageFont.truetype', 'PIL.ImageFont.load_default'],
  'plaid-python': [
    'network plaid.api.plaid_api.PlaidApi().transactions_get',
    'plaid.api.plaid_api.PlaidApi plaid.model.country_code.CountryCode',
  ],
  plivo: ['network plivo.RestClient().messages.create', 'plivo.RestClient'],
  posthog: ['network posthog.feature_enabled', 'posthog.capture posthog.identify'],
  'prometheus-client': ['network prometheus_client.push_to_gateway', 'prometheus_client.Histogram().observe'],
  psycopg: [
    'network psycopg.connect psycopg.connect().execute',
    'psycopg.connect().cursor psycopg.AsyncConnection.connect psycopg.errors.UniqueViolation',
  ],
  psycopg2: [
    'network psycopg2.connect psycopg2.extras.execute_values',
    'psycopg2.extras.Json psycopg2.OperationalError',
  ],
  pusher: ['network pusher.Pusher().trigger', 'pusher.Pusher pusher.Pusher().authenticate'],
  pymemcache: ['network pymemcache.client.base.Client().get', 'pymemcache.client.base.Client'],
  pymongo: [
    'network pymongo.MongoClient().shop.books.insert_one',
    'pymongo.MongoClient pymongo.MongoClient().shop.books.find pymongo.InsertOne',
  ],
  PyMySQL: [
    'network pymysql.connect pymysql.connect().cursor().fetchall',
    'pymysql.err.IntegrityError pymysql.install_as_MySQLdb',
  ],
  PyGithub: [
    'network github.Github().get_user().get_repos',
    'github.Github github.Auth.Token github.GithubException',
  ],
  PyJWT: ['network jwt.PyJWKClient().get_signing_key_from_jwt', 'jwt.encode jwt.ExpiredSignatureError'],
  pyotp: ['', 'pyotp.TOTP().verify'],
  'python-gitlab': [
    'network gitlab.Gitlab().projects.list',
    'gitlab.Gitlab gitlab.exceptions.GitlabGetError',
  ],
  'python-ldap': [
    'network ldap.initialize().simple_bind_s',
    'ldap.initialize ldap.filter.escape_filter_chars',
  ],
  'python-memcached': ['network memcache.Client().set', 'memcache.Client'],
  'python-telegram-bot': ['', 'telegram.Bot().send_message telegram.InlineKeyboardButton'],
  pytesseract: ['process pytesseract.image_to_string', ''],
  pyTelegramBotAPI: [
    'network telebot.TeleBot().send_message',
    'telebot.TeleBot telebot.async_telebot.AsyncTeleBot().send_message',
  ],
  pywebpush: ['network pywebpush.webpush', 'pywebpush.WebPushException'],
  qrcode: ['cpu qrcode.make', 'qrcode.QRCode'],
  razorpay: [
    'network razorpay.Client().order.create',
    'razorpay.Client razorpay.Client().utility.verify_payment_signature razorpay.errors.BadRequestError',
  ],
  reportlab: [
    'file reportlab.pdfgen.canvas.Canvas().save',
    'reportlab.pdfgen.canvas.Canvas().drawString reportlab.lib.units.mm',
  ],
  requests_oauthlib: [
    'network requests_oauthlib.OAuth2Session().fetch_token',
    'requests_oauthlib.OAuth2Session().authorization_url',
  ],
  rq: ['network rq.Queue().enqueue', 'rq.Queue'],
  selenium: [
    'process selenium.webdriver.Chrome',
    'selenium.webdriver.ChromeOptions selenium.webdriver.common.by.By',
  ],
  sendgrid: [
    'network sendgrid.SendGridAPIClient().client.mail.send.post',
    'sendgrid.SendGridAPIClient sendgrid.helpers.mail.Email',
  ],
  'sentry-sdk': ['network sentry_sdk.flush', 'sentry_sdk.capture_exception sentry_sdk.set_tag'],
  'simple-salesforce': [
    'network simple_salesforce.Salesforce simple_salesforce.Salesforce().query',
    'simple_salesforce.exceptions.SalesforceError',
  ],
  slack_sdk: [
    'network slack_sdk.WebClient().users_list slack_sdk.webhook.WebhookClient().send',
    'slack_sdk.WebClient slack_sdk.errors.SlackApiError slack_sdk.signature.SignatureVerifier',
  ],
  SQLAlchemy: [
    'network sqlalchemy.create_engine().connect sqlalchemy.orm.Session().execute',
    'sqlalchemy.create_engine sqlalchemy.select sqlalchemy.ext.asyncio.create_async_engine',
  ],
  square: ['network square.Square().payments.create', 'square.Square'],
  statsd: ['', 'statsd.StatsClient().incr'],
  stripe: [
    'network stripe.checkout.Session.create stripe.PaymentIntent.retrieve',
    'stripe.StripeClient stripe.CardError stripe.Webhook.construct_event',
  ],
  suds: [
    'network suds.client.Client suds.client.Client().service.Add',
    'suds.client.Client().factory.create',
  ],
  tweepy: ['network tweepy.Client().create_tweet', 'tweepy.Client tweepy.errors.TweepyException'],
  twilio: [
    'network twilio.rest.Client().messages.create',
    'twilio.rest.Client twilio.twiml.messaging_response.MessagingResponse twilio.request_validator.RequestValidator().validate',
  ],
  typesense: [
    'network typesense.Client().collections[].documents.search',
    'typesense.Client typesense.exceptions.ObjectNotFound',
  ],
  urllib3: [
    'network urllib3.PoolManager().request urllib3.request',
    'urllib3.PoolManager urllib3.util.Retry urllib3.exceptions.HTTPError',
  ],
  weasyprint: ['file weasyprint.HTML weasyprint.HTML().write_pdf', ''],
  XlsxWriter: [
    'file xlsxwriter.Workbook().close',
    'xlsxwriter.Workbook xlsxwriter.Workbook().add_worksheet().write',
  ],
  zeep: ['network zeep.Client zeep.Client().service.GetWeather', 'zeep.Settings zeep.exceptions.Fault'],
};

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');
const rows = Object.entries(clients).flatMap(([name, [blocks, free]]) => {
  const [kind = '', ...waits] = words(blocks);
  return [
    ...waits.map((call) => [name, call, kind] as const),
    ...words(free).map((call) => [name, call, 'safe'] as const),
  ];
});

describe('clients', () => {
  it('are more than the sixty that are used most', () => {
    expect(Object.keys(clients).length).toBeGreaterThan(60);
  });
  it.each(rows)('%s: %s: %s', (_name, call, expected) => {
    const fact = blockingPattern(call);
    expect(fact === null || fact === 'safe' ? fact : fact.kind).toBe(expected);
  });
});
