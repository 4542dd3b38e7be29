import { AwsError } from '../operation.ts'

type Statement = Readonly<Record<string, unknown>>

const VERSIONS: readonly unknown[] = [undefined, '2008-10-17', '2012-10-17']
const FIELDS = ['Version', 'Id', 'Statement']
const STATEMENT_FIELDS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]
const ASSUME_ROLE = /^sts:(AssumeRole|AssumeRoleWithSAML|AssumeRoleWithWebIdentity|TagSession|SetSourceIdentity|\*)$/i
const SERVICE = /^[a-z0-9][a-z0-9.-]*\.amazonaws\.com(\.cn)?$/
const AWS_PRINCIPAL = /^(\*|\d{12}|arn:[a-z-]+:(iam|sts)::\d{12}:.+)$/

/** Refuses what IAM refuses in the document of an identity's policy. */
export function checkIdentityPolicy(document: string): void {
  for (const statement of statementsOf(document)) {
    if ('Principal' in statement || 'NotPrincipal' in statement) {
      throw malformed('Policy document should not specify a principal.')
    }
    checkActions(statement)
    const resources = textsOf(statement.Resource ?? statement.NotResource)
    if (resources.length === 0) throw malformed('Policy statement must contain resources.')
    for (const resource of resources) {
      if (resource === '*' || /^arn:[^:]*:[^:]*:[^:]*:[^:]*:.+/.test(resource)) continue
      throw malformed(`Resource ${resource} must be in ARN format or "*".`)
    }
  }
}

/** Refuses what IAM refuses in the document that says who may assume a role. */
export function checkTrustPolicy(document: string): void {
  for (const statement of statementsOf(document)) {
    if ('Resource' in statement || 'NotResource' in statement) throw malformed('Has prohibited field Resource')
    checkActions(statement)
    if (!textsOf(statement.Action).every(action => ASSUME_ROLE.test(action))) {
      throw malformed('AssumeRole policy may only specify STS AssumeRole actions.')
    }
    checkPrincipal(statement.Principal)
  }
}

function statementsOf(document: string): Statement[] {
  const parsed = parse(document)
  const { Version, Statement } = parsed
  if (!VERSIONS.includes(Version) || Object.keys(parsed).some(field => !FIELDS.includes(field))) throw syntaxError()
  const statements = Array.isArray(Statement) ? (Statement as readonly unknown[]) : [Statement]
  if (statements.length === 0) throw syntaxError()
  const checked = statements.map(statement => {
    if (!isRecord(statement) || !['Allow', 'Deny'].includes(String(statement.Effect))) throw syntaxError()
    if (Object.keys(statement).some(field => !STATEMENT_FIELDS.includes(field))) throw syntaxError()
    return statement
  })
  const sids = checked.flatMap(({ Sid }) => (Sid === undefined || Sid === '' ? [] : [Sid]))
  if (new Set(sids).size < sids.length) {
    throw malformed('Statement IDs (SID) in a single policy must be unique.')
  }
  if (sids.some(sid => typeof sid !== 'string' || !/^[A-Za-z0-9]+$/.test(sid))) {
    throw malformed(
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    )
  }
  return checked
}

function parse(document: string): Statement {
  try {
    const parsed: unknown = JSON.parse(document)
    if (isRecord(parsed)) return parsed
  } catch {
    throw malformed('This policy contains invalid Json')
  }
  throw syntaxError()
}

function checkActions(statement: Statement): void {
  const actions = textsOf(statement.Action ?? statement.NotAction)
  if (actions.length === 0) throw malformed('Policy statement must contain actions.')
  if (actions.every(action => action === '*' || /^[a-z0-9-]+:[A-Za-z0-9*?]+$/i.test(action))) return
  throw malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.')
}

function checkPrincipal(principal: unknown): void {
  if (principal === '*') return
  if (!isRecord(principal)) throw malformed('AssumeRole policy must contain principals.')
  for (const [kind, value] of Object.entries(principal)) {
    const allowed = kind === 'Service' ? SERVICE : kind === 'AWS' ? AWS_PRINCIPAL : /./
    const bad = textsOf(value).find(name => !allowed.test(name))
    if (bad !== undefined) throw malformed(`Invalid principal in policy: "${kind.toUpperCase()}":"${bad}"`)
  }
}

function textsOf(value: unknown): string[] {
  if (value === undefined) return []
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value]
  return texts.map(text => {
    if (typeof text !== 'string') throw syntaxError()
    return text
  })
}

const isRecord = (value: unknown): value is Statement =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const malformed = (message: string): AwsError => new AwsError('MalformedPolicyDocument', message)

const syntaxError = (): AwsError => malformed('Syntax errors in policy.')
