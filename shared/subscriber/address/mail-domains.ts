/** What is known of the domains behind addresses. */
export interface MailDomains {
  /**
   * Whether a domain, in lower case and A-labels, takes mail. False only if that is certain: what cannot be
   * found out counts as true. Never rejects, and answers within seconds.
   */
  readonly takesMail: (domain: string) => Promise<boolean>
}
