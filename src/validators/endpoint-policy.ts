import type { Report } from './rule.ts'

/** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html, with white space */
const LONGEST = 20_480
const docs = 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html'
const LAYERS = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms'
const ELEMENTS = ['Principal', 'Action', 'Resource']
/** Where ECR keeps the layers of images, of any Region. */
const BUCKET = 'starport-layer-bucket'
const LAYER = `arn:aws:s3:::prod-us-east-1-${BUCKET}/layer`

/** Checks the policy of an endpoint; images come through that of S3 where those of ECR are pulled. */
export function checkEndpointPolicy(text: string, hasLayers: boolean, report: Report): void {
  const wrong = (message: string, hint: string): void => report({ code: 'VPE-POL-01', path: [], message, hint, docs })
  if (text.length > LONGEST)
    wrong(`The policy of the endpoint has ${text.length} characters`, `keep it within ${LONGEST}, with its white space`)
  const statements = statementsIn(text)
  if (!statements) {
    wrong('The policy of the endpoint is not JSON with statements', 'write { "Statement": […] }')
    return
  }
  const names = statements.flatMap(({ Sid }) => (typeof Sid === 'string' && Sid !== '' ? Sid : []))
  if (new Set(names).size < names.length)
    wrong('Two statements of the policy have the same Sid', 'give each its own, or none')
  for (const [at, statement] of statements.entries()) {
    const missing = ELEMENTS.filter(name => statement[name] === undefined && statement[`Not${name}`] === undefined)
    if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') missing.unshift('Effect')
    if (missing.length > 0)
      wrong(
        `Statement ${at + 1} of the policy lacks ${missing.join(', ')}`,
        'say who may do, or not do, what with what',
      )
  }
  const doubt = (message: string, hint: string, page: string): void =>
    report({ code: 'VPE-POL-02', severity: 'warning', path: [], message, hint, docs: page })
  const allowing = statements.filter(({ Effect }) => Effect === 'Allow')
  if (allowing.length === 0)
    doubt('The policy of the endpoint allows nothing, so nobody gets through', 'add a statement that allows', docs)
  else if (hasLayers && !allowing.some(allowsLayers))
    doubt(
      'Tasks cannot pull images of ECR: their layers come through the endpoint of s3, and its policy does not allow it',
      `allow s3:GetObject on arn:aws:s3:::prod-<region>-${BUCKET}/* to everybody`,
      LAYERS,
    )
}

type Statement = Readonly<Record<string, unknown>>

function statementsIn(text: string): readonly Statement[] | undefined {
  try {
    const { Statement: given }: { readonly Statement?: unknown } = JSON.parse(text)
    const list: readonly unknown[] = [given ?? []].flat()
    return list.length > 0 && list.every(isObject) ? list : undefined
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Statement =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Of what is said the other way round, nothing is known here. */
function allowsLayers({ NotResource, Resource }: Statement): boolean {
  if (NotResource !== undefined) return true
  const resources: readonly unknown[] = [Resource].flat()
  return resources.some(
    each => typeof each === 'string' && (each.includes(BUCKET) || matches(each.replace(/^arn:[\w-]+:/, 'arn:aws:'))),
  )
}

/** Whether a resource with wildcards is one that the layer is, too: part by part, and never back. */
function matches(pattern: string): boolean {
  const [first = '', ...parts] = pattern.split(/\*+/)
  if (!LAYER.startsWith(first)) return false
  let at = first.length
  for (const part of parts) {
    const found = LAYER.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return parts.length > 0 ? parts.at(-1) === '' || LAYER.endsWith(parts.at(-1) ?? '') : at === LAYER.length
}
