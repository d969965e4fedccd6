/** Names that columns go by in databases, by what they hold; the first that is there counts. Lower case. */
export const COLUMN_NAMES: Record<string, readonly string[]> = {
  email: ['email', 'mail', 'email_address', 'emailaddress', 'user_email'],
  displayName: ['display_name', 'displayname', 'full_name', 'fullname', 'name'],
  status: ['status', 'is_active', 'active', 'is_enabled', 'enabled'],
  nameId: ['name_id', 'nameid', 'saml_subject', 'external_id', 'idp_id', 'subject'],
  role: ['role'],
  createdAt: ['created_at', 'createdat', 'created', 'date_joined'],
  updatedAt: ['updated_at', 'updatedat', 'modified', 'updated'],
}
