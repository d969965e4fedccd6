"""Settings of the example site. What differs from one place to the next comes from the environment: see README.md."""
import os
from pathlib import Path

import saml2
import saml2.saml

BASE_DIR = Path(__file__).resolve().parent.parent
BASE_URL = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"

SECRET_KEY = os.environ['SECRET_KEY']
DEBUG = os.environ.get('DEBUG') == '1'
ALLOWED_HOSTS = ['127.0.0.1']

INSTALLED_APPS = [
    'django.contrib.admin',
    'django.contrib.auth',
    'django.contrib.contenttypes',
    'django.contrib.sessions',
    'django.contrib.messages',
    'django.contrib.staticfiles',
    'djangosaml2',
    'mysite',
]

MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',
    'django.middleware.clickjacking.XFrameOptionsMiddleware',
    'djangosaml2.middleware.SamlSessionMiddleware',
]

ROOT_URLCONF = 'mysite.urls'

TEMPLATES = [
    {
        'BACKEND': 'django.template.backends.django.DjangoTemplates',
        'APP_DIRS': True,
        'OPTIONS': {
            'context_processors': [
                'django.template.context_processors.request',
                'django.contrib.auth.context_processors.auth',
                'django.contrib.messages.context_processors.messages',
            ],
        },
    },
]

DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.sqlite3',
        'NAME': os.environ.get('DATABASE', BASE_DIR / 'db.sqlite3'),
    }
}
DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'

TIME_ZONE = 'UTC'
USE_TZ = True
STATIC_URL = '/static/'

# Refusals and faults are told to the console; the person sees a plain page.
LOGGING = {
    'version': 1,
    'disable_existing_loggers': False,
    'handlers': {'console': {'class': 'logging.StreamHandler'}},
    'root': {'handlers': ['console'], 'level': 'WARNING'},
}

# Signing in. Passwords are for the administrators whom createsuperuser makes.
AUTHENTICATION_BACKENDS = [
    'django.contrib.auth.backends.ModelBackend',
    'djangosaml2.backends.Saml2Backend',
]
LOGIN_URL = '/saml2/login/'
LOGIN_REDIRECT_URL = '/'
LOGOUT_REDIRECT_URL = '/'
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# The cookie that remembers our requests is SameSite=None, which browsers only take together with Secure.
SESSION_COOKIE_SECURE = True

# Just-in-time provisioning: the NameID is the user name, and whoever is not known yet is created.
SAML_USE_NAME_ID_AS_USERNAME = True
SAML_CREATE_UNKNOWN_USER = True
SAML_ATTRIBUTE_MAPPING = {
    'mail': ('email',),
    'cn': ('first_name',),
    'sn': ('last_name',),
}

SAML_CONFIG = {
    'xmlsec_binary': '/usr/bin/xmlsec1',
    'entityid': f'{BASE_URL}/saml2/metadata/',
    'attribute_map_dir': str(BASE_DIR / 'attribute-maps'),
    # Providers that name no format for their attributes are understood too.
    'allow_unknown_attributes': True,
    'service': {
        'sp': {
            'name': 'Example site',
            'name_id_format': saml2.saml.NAMEID_FORMAT_EMAILADDRESS,
            'endpoints': {
                'assertion_consumer_service': [
                    (f'{BASE_URL}/saml2/acs/', saml2.BINDING_HTTP_POST),
                ],
                'single_logout_service': [
                    (f'{BASE_URL}/saml2/ls/', saml2.BINDING_HTTP_REDIRECT),
                    (f'{BASE_URL}/saml2/ls/post/', saml2.BINDING_HTTP_POST),
                ],
            },
            # Okta signs both, OneLogin the Response, Entra ID and Google Workspace the Assertion: one good signature is wanted.
            'want_response_signed': False,
            'want_assertions_signed': False,
            'want_assertions_or_response_signed': True,
            'only_use_keys_in_metadata': True,
            'allow_unsolicited': False,
        },
    },
    'metadata': {'local': [os.environ['IDP_METADATA_FILE']]},
}
