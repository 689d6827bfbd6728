import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'
import type { Site } from '../api-deps.ts'
import { HomeLink, Layout } from './layout.tsx'

interface PrivacyPageProps {
  readonly site: Site
  readonly language: Language
}

/** The path of the page, which forms and the foot of every page link to. */
export const privacyPath = '/privacy'

/** Says what is kept of people, how long, and whom to ask. */
export const PrivacyPage: FC<PrivacyPageProps> = ({ site, language }) => {
  const { title, lead, operator, kept, long, others, rights } = language.privacy
  return (
    <Layout site={site} language={language} title={title}>
      <section class="sheet">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <h2>{operator.heading}</h2>
        <p>
          {operator.body(site.senderName, site.postalAddress)} {operator.contact}{' '}
          <a href={`mailto:${site.replyTo}`}>{site.replyTo}</a>.
        </p>
        <h2>{kept.heading}</h2>
        <Items items={kept.items} />
        <p>{kept.basis}</p>
        <h2>{long.heading}</h2>
        <Items items={long.items} />
        <h2>{others.heading}</h2>
        <p>{others.body}</p>
        <h2>{rights.heading}</h2>
        <Items items={rights.items} />
        <HomeLink label={language.pages.toSignUp} />
      </section>
    </Layout>
  )
}

const Items: FC<{ items: readonly string[] }> = ({ items }) => (
  <ul>
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)
