"""Attribute names of the format "basic" and our own names for them."""

MAP = {
    'identifier': 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
    'fro': {'mail': 'mail', 'cn': 'cn', 'sn': 'sn'},
    'to': {'mail': 'mail', 'cn': 'cn', 'sn': 'sn'},
}
