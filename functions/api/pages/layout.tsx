import { raw } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'
import type { Site } from '../api-deps.ts'

interface LayoutProps {
  readonly site: Site
  readonly language: Language
  readonly title: string
  /**
   * True if a form was refused. The title then begins with that, because a screen reader begins with the
   * title.
   */
  readonly wasRefused?: boolean
  readonly children?: Child
}

/** The frame of every page. */
export const Layout: FC<LayoutProps> = ({ site, language, title, wasRefused = false, children }) => (
  <>
    {raw('<!doctype html>')}
    <html lang={language.tag}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${wasRefused ? language.pages.refused(title) : title} · ${language.brand}`}</title>
        <link rel="stylesheet" href={site.assets.pathOf('style')} />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <div class="site">
          <header class="masthead">
            <a href="/" class="brand">
              {language.brand}
            </a>
          </header>
          <main>{children}</main>
          <footer class="colophon">
            <p>{language.footer.from(site.senderName, site.postalAddress)}</p>
            <p>
              <a href="/privacy">{language.privacy.link}</a>
            </p>
          </footer>
        </div>
      </body>
    </html>
  </>
)

interface MessageProps extends LayoutProps {
  readonly body: string
}

/** A page that says one thing. */
export const MessagePage: FC<MessageProps> = ({ body, children, ...layout }) => (
  <Layout {...layout}>
    <section class="sheet">
      <h1>{layout.title}</h1>
      <p>{body}</p>
      {children}
    </section>
  </Layout>
)

/** A link to the home page, for pages that lead nowhere else. */
export const HomeLink: FC<{ label: string }> = ({ label }) => (
  <p>
    <a href="/">{label}</a>
  </p>
)
