import type { Template } from 'aws-cdk-lib/assertions'
import { plausible } from './plausible.ts'

/** One statement of a policy of the template, as text. */
export interface Statement {
  /** The resource that holds the policy. */
  readonly holder: string
  readonly effect: string
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  readonly conditions: unknown
}

/** Every statement of every policy, of roles, queues and topics. */
export function statements(template: Template): Statement[] {
  const resources: Readonly<Record<string, { readonly Properties?: object }>> = template.toJSON().Resources
  return Object.entries(resources).flatMap(([holder, { Properties = {} }]) =>
    documents(Properties).flatMap(({ Statement }) =>
      Statement.map((statement) => ({
        holder,
        effect: statement.Effect,
        actions: [statement.Action].flat(),
        resources: [statement.Resource ?? []].flat().map((resource) => plausible(template, resource)),
        conditions: statement.Condition,
      })),
    ),
  )
}

/** The permissions of a function's role as `action resource`, sorted, without the resource's account and region. */
export function allowed(template: Template, roleId: string): string[] {
  return statements(template)
    .filter(({ holder }) => holder.startsWith(roleId))
    .flatMap(({ actions, resources }) =>
      actions.flatMap((action) =>
        resources.map((resource) => `${action} ${resource.replace(/^arn:aws:\w+:us-east-1:\d+:/, '')}`),
      ),
    )
    .toSorted()
}

interface PolicyDocument {
  readonly Statement: readonly {
    readonly Effect: string
    readonly Action: string | readonly string[]
    readonly Resource?: unknown
    readonly Condition?: unknown
  }[]
}

/** Every object with statements in it, however deep. */
function documents(value: unknown): PolicyDocument[] {
  if (typeof value !== 'object' || value === null) return []
  if ('Statement' in value && Array.isArray(value.Statement)) return [value as PolicyDocument]
  return Object.values(value).flatMap(documents)
}
