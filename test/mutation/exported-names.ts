import { parseAst } from 'vitest/node'
import { nameOfNode, part, parts, type SourceNode } from './source-node.ts'

/** The names of all values that a source exports. */
export function exportedNames(source: string, path: string): string[] {
  const program = parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path) as unknown as SourceNode
  return parts(program, 'body')
    .filter(({ type, exportKind }) => type === 'ExportNamedDeclaration' && exportKind !== 'type')
    .flatMap((statement) => {
      const declaration = part(statement, 'declaration')
      const declared = declaration ? [declaration, ...parts(declaration, 'declarations')] : []
      const given = parts(statement, 'specifiers').filter(({ exportKind }) => exportKind !== 'type')
      return [
        ...declared.filter(({ type }) => !type.startsWith('TS')).map((each) => nameOfNode(part(each, 'id'))),
        ...given.map((each) => nameOfNode(part(each, 'exported'))),
      ]
    })
    .filter((name) => name !== '')
}
