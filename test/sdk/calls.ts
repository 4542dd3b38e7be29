import ts from 'typescript'
import { SERVICE_NAMES, type ServiceName } from '../../src/aws/service-name.ts'
import { filesIn, parse } from '../source-files.ts'

/** An operation that the executor calls, and the files that do. */
export interface Called {
  /** The property of `aws`. */
  readonly service: ServiceName
  readonly operation: string
  readonly files: readonly string[]
}

/** Every `aws.<service>('<Operation>', …)` in src/aws and src/deploy. */
export function operationsCalled(): readonly Called[] {
  const found = new Map<string, Called>()
  for (const file of [...filesIn('src/aws', '.ts'), ...filesIn('src/deploy', '.ts')]) {
    visit(parse(file), (service, operation) => {
      const key = `${service} ${operation}`
      const files = found.get(key)?.files ?? []
      found.set(key, { service, operation, files: [...new Set([...files, file])] })
    })
  }
  return [...found.values()]
}

function visit(node: ts.Node, onCall: (service: ServiceName, operation: string) => void): void {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression: on, name } = node.expression
    const [operation] = node.arguments
    const isAws = ts.isIdentifier(on) ? on.text === 'aws' : ts.isPropertyAccessExpression(on) && on.name.text === 'aws'
    const service = SERVICE_NAMES.find(each => each === name.text)
    if (isAws && service && operation && ts.isStringLiteral(operation)) onCall(service, operation.text)
  }
  ts.forEachChild(node, child => visit(child, onCall))
}
