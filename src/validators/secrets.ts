import { NOT_SHOWN } from '../model/credentials.ts'
import { isCompleteSecretName } from '../model/execution-rights.ts'
import type { Entry, TaskDefinitionDraft } from './draft.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, DOCS, type Finding, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of the ARN of a secret. */
export const SECRET_SENTENCES = {
  shape:
    'Secret ARN: expected arn:aws:secretsmanager:<region>:<account>:secret:<name> or arn:aws:ssm:<region>:<account>:parameter/<name>',
  service: 'Secret ARN: service is "{service}", expected "secretsmanager" or "ssm"',
  region: 'Secret ARN: the region is missing',
  account: 'Secret ARN: account id "{account}" is not 12 digits',
  type: 'Secret ARN: after the account id write "secret:" and the secret name',
  name: 'Secret ARN: the secret name after "secret:" is missing',
  tail: 'Secret ARN: after the secret name write ":json-key:version-stage:version-id" (leave parts empty, keep the colons)',
  version: 'Secret ARN: give the version stage or the version id, not both',
  parameter: 'Secret ARN: after the account id write "parameter/" and the parameter name',
  space: 'Secret: "{name}" is neither an ARN nor the name of an SSM parameter',
} as const

type Text<
  S extends keyof typeof SECRET_SENTENCES,
  V extends Readonly<Record<string, string>> = Record<never, never>,
> = Filled<(typeof SECRET_SENTENCES)[S], V>

/** A secret of Secrets Manager in parts, or a parameter. */
export type SecretParts = SecretVersion & {
  /** The ARN of the secret, without what may follow its name. */
  readonly arn: string
  /** The key of the value, in a secret that is a JSON object. */
  readonly jsonKey?: string
}

type SecretVersion =
  | { readonly versionStage?: string; readonly versionId?: never }
  | { readonly versionId?: string; readonly versionStage?: never }

/** The reference that parts make. */
export function secretReference({ arn, jsonKey = '', versionStage = '', versionId = '' }: SecretParts): string {
  return jsonKey || versionStage || versionId ? `${arn}:${jsonKey}:${versionStage}:${versionId}` : arn
}

/** A reference to a secret, when each of its parts is right; a part that the compiler cannot see is left to the run time. */
// The condition lets A be inferred; the lookup keeps the compiler from taking apart what it does not know yet
export type SecretReference<A extends string> = A extends '' ? A : NoInfer<{ [R in A]: Checked<R> }[A]>

type Checked<A extends string> =
  A extends `arn:aws${string}:${infer Service}:${infer Region}:${infer Account}:${infer Rest}`
    ? Service extends 'secretsmanager'
      ? Located<Region, Account, SecretRest<A, Rest>>
      : Service extends 'ssm'
        ? Located<Region, Account, ParameterRest<A, Rest>>
        : Fixed<Service, Mistake<Text<'service', { service: Service }>>, A>
    : A extends `arn:${string}`
      ? Fixed<A, Mistake<Text<'shape'>>, A>
      : A extends `${string} ${string}`
        ? Mistake<Text<'space', { name: A }>>
        : A

/** What to answer when a literal is wrong: the mistake, or the reference itself where part of it is not known yet. */
type Fixed<Part extends string, M, A> = Record<never, never> extends Record<Part, 1> ? A : M

type Located<Region extends string, Account extends string, Rest> = Region extends ''
  ? Mistake<Text<'region'>>
  : Account extends `${TwelveDigits}${string}`
    ? Account extends `${TwelveDigits}${string}${string}`
      ? Mistake<Text<'account', { account: Account }>>
      : Rest
    : Fixed<Account, Mistake<Text<'account', { account: Account }>>, Rest>

// Of adjacent placeholders each takes one character, but the last all the rest, which may be nothing
type TwelveDigits =
  `${bigint}${bigint}${bigint}${bigint}${bigint}${bigint}${bigint}${bigint}${bigint}${bigint}${bigint}${bigint}`

type SecretRest<A, Rest extends string> = Rest extends `secret:${string}:${infer Tail}`
  ? Rest extends `secret::${string}`
    ? Mistake<Text<'name'>>
    : Tail extends `${string}:${infer Stage}:${infer Version}`
      ? Version extends `${string}:${string}`
        ? Mistake<Text<'tail'>>
        : '' extends Stage | Version
          ? A
          : Fixed<Stage | Version, Mistake<Text<'version'>>, A>
      : Fixed<Tail, Mistake<Text<'tail'>>, A>
  : Rest extends 'secret:'
    ? Mistake<Text<'name'>>
    : Rest extends `secret:${string}`
      ? A
      : Fixed<Rest, Mistake<Text<'type'>>, A>

type ParameterRest<A, Rest extends string> = Rest extends `parameter/${infer Name}`
  ? Name extends ''
    ? Mistake<Text<'parameter'>>
    : A
  : Fixed<Rest, Mistake<Text<'parameter'>>, A>

// Names that services choose have a "!": https://docs.aws.amazon.com/secretsmanager/latest/userguide/service-linked-secrets.html
const SECRET_NAME = /^[A-Za-z0-9/_+=.@!-]+$/
const MAX_SECRET_NAME = 512
const PARTITION = /^aws(-[a-z]+)*$/
// A version or label of the parameter may follow its name
const PARAMETER_NAME = /^\/?[\w.-]+(\/[\w.-]+){0,14}(:[\w.-]+)?$/
// No parameter has a colon in its name: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
const SECRET_WITH_KEY = /^[A-Za-z0-9/_+=.@!-]+(:[^:]*){3}$/
const MAX_PARAMETER_NAME = 1011

// What most of them are; the rest is looked at part by part
const COMPLETE_SECRET =
  /^arn:aws(?:-[a-z]+)*:secretsmanager:[^:]+:\d{12}:secret:[A-Za-z0-9/_+=.@!-]{1,505}-[A-Za-z0-9]{6}$/

const docs = {
  secret: `${DOCS}/secrets-envvar-secrets-manager.html`,
  parameter: `${DOCS}/secrets-envvar-ssm-paramstore.html`,
  api: `${API}/API_Secret.html`,
}

export const secretRules: RuleFamily<TaskDefinitionDraft> = {
  codes: [
    'SEC-ARN-01',
    'SEC-ARN-02',
    'SEC-ARN-03',
    'SEC-ARN-04',
    'SEC-ARN-05',
    'SEC-ARN-06',
    'SEC-REG-01',
    'LOG-SEC-01',
  ],
  docs: docs.api,
  check({ containers, executionRole, written }, tell) {
    const report = partialOnce(tell)
    for (const [index, { secrets, logConfiguration }] of containers.entries()) {
      const at = ['containerDefinitions', index]
      if (secrets.length > 0) {
        const path = [...at, 'secrets']
        if (typeof executionRole === 'string') checkAccounts(secrets, executionRole, path, report)
        checkReferences(secrets, path, written !== undefined, report)
      }
      const secretOptions = logConfiguration?.secretOptions ?? []
      if (secretOptions.length === 0) continue
      checkReferences(secretOptions, [...at, 'logConfiguration', 'secretOptions'], true, finding =>
        report({ ...finding, code: 'LOG-SEC-01' }),
      )
    }
  },
}

/** That an ARN is not complete is advice, and said once. */
function partialOnce(report: Report): Report {
  let said = false
  return finding => {
    if (finding.message.endsWith(PARTIAL)) {
      if (said) return
      said = true
    }
    report(finding)
  }
}

const accountOf = (arn: string): string | undefined => /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1]

/** A secret of another account is readable only where its own policy and that of its key say so. */
function checkAccounts(
  entries: readonly Entry[],
  executionRole: string,
  path: readonly (string | number)[],
  report: Report,
): void {
  const home = accountOf(executionRole)
  if (home === undefined) return
  for (const [at, { name, value }] of entries.entries()) {
    const account = accountOf(String(value))
    if (account === undefined || account === home) continue
    const message = `Secret ${name} is in account ${account}, the execution role in ${home}`
    const hint = 'allow the role in the policy of the secret and of its KMS key'
    report({ code: 'SEC-REG-01', severity: 'warning', path: [...path, at], message, hint, docs: docs.secret })
  }
}

/** Checks what a task reads secrets from. What is no ARN may be the secret itself, put there by mistake, and is not repeated. */
function checkReferences(
  entries: readonly Entry[],
  path: readonly (string | number)[],
  written: boolean,
  report: Report,
): void {
  for (const [at, { value }] of entries.entries()) {
    if (COMPLETE_SECRET.test(value)) continue
    const isArn = typeof value === 'string' && ARN.test(value)
    const found = problemOf(value, isArn ? undefined : NOT_SHOWN)
    if (found === undefined) continue
    // In JSON it may be what is left of a template that puts the ARN there.
    const problem: Problem = !written && found.message === NAMED_WITH_KEY ? { ...found, severity: 'error' } : found
    report({ ...(isArn && seen(value)), ...problem, path: [...path, at, 'valueFrom'] })
  }
}

const NAMED_WITH_KEY =
  'Secret: this reads as a secret with a JSON key, which ECS finds by its ARN only, and is no parameter'
const PARTIAL = 'does not end in the hyphen and six characters that Secrets Manager adds'
// With the account left out, too: where a value has got into an ARN, it has other characters or is in another place
const ARN = /^arn:aws(-[a-z]+)*:[a-z0-9-]*:[a-z0-9-]*:(\d*:|(?=secret:|parameter))[\w/+=.@!:-]*$/
const FORMS = {
  secretsmanager: 'arn:aws:secretsmanager:<region>:<account>:secret:<name>',
  ssm: 'arn:aws:ssm:<region>:<account>:parameter/<name>',
} as const

/** What was received, and what is expected. */
function seen(received: string): Pick<Finding, 'hint' | 'expected' | 'received'> {
  const expected = received.split(':')[2] === 'ssm' ? FORMS.ssm : FORMS.secretsmanager
  return { hint: `write ${expected}, not ${quoted(received)}`, expected, received }
}

type Problem = Omit<Finding, 'path'>

function problemOf(reference: string, shown?: string): Problem | undefined {
  const say = SECRET_SENTENCES
  if (typeof reference !== 'string') return { code: 'SEC-ARN-01', message: say.shape, docs: docs.api }
  if (!reference.startsWith('arn:')) return problemOfParameter(reference, shown)
  const parts = reference.split(':')
  const service = parts[2] ?? ''
  const account = parts[4] ?? ''
  const code = service === 'ssm' ? 'SEC-ARN-04' : 'SEC-ARN-01'
  const page = service === 'ssm' ? docs.parameter : docs.secret
  if (parts.length < 6 || !PARTITION.test(parts[1] ?? '')) return { code, message: say.shape, docs: page }
  if (service !== 'secretsmanager' && service !== 'ssm') {
    return { code, message: filled(say.service, { service: shown ?? service }), docs: docs.api }
  }
  if (parts[3] === '') return { code, message: say.region, docs: page }
  if (!/^\d{12}$/.test(account))
    return { code, message: filled(say.account, { account: shown ?? account }), docs: page }
  return service === 'ssm' ? problemOfParameterPart(parts.slice(5).join(':'), shown) : problemOfSecretPart(parts, shown)
}

function problemOfSecretPart(parts: readonly string[], given?: string): Problem | undefined {
  const say = SECRET_SENTENCES
  const code = 'SEC-ARN-01'
  const name = parts[6] ?? ''
  const shown = given ?? name
  if (parts[5] !== 'secret') return { code, message: say.type, docs: docs.secret }
  if (name === '') return { code, message: say.name, docs: docs.secret }
  if (parts.length > 7 && parts.length !== 10) {
    const hint = `the value of a JSON key is ${quoted(`${given ?? parts.slice(0, 7).join(':')}:<json-key>::`)}`
    return { code, message: say.tail, hint, docs: docs.secret }
  }
  const versionStage = parts[8] ?? ''
  const versionId = parts[9] ?? ''
  if (versionStage !== '' && versionId !== '') return { code: 'SEC-ARN-02', message: say.version, docs: docs.secret }
  if (versionStage.length > 256 || (versionId !== '' && (versionId.length < 32 || versionId.length > 64))) {
    const message = 'Secret ARN: a version stage has 1 to 256 characters, a version id 32 to 64'
    return { code: 'SEC-ARN-02', message, docs: docs.secret }
  }
  if (name.length > MAX_SECRET_NAME || !SECRET_NAME.test(name)) {
    const message = `Secret ARN: "${shown}" is not a secret name`
    return { code: 'SEC-ARN-06', message, hint: 'a name has 1 to 512 letters, digits and /_+=.@!-', docs: docs.secret }
  }
  if (isCompleteSecretName(name)) return undefined
  return {
    code: 'SEC-ARN-03',
    severity: 'warning',
    message: `Secret ARN: "${shown}" ${PARTIAL}`,
    hint: 'copy the complete ARN of the secret',
    docs: docs.secret,
  }
}

function problemOfParameterPart(resource: string, shown?: string): Problem | undefined {
  const name = resource.slice('parameter/'.length)
  // A path begins with the slash that follows "parameter": https://github.com/hashicorp/terraform-provider-aws/issues/2593
  if (resource.startsWith('parameter//')) {
    const message = 'Secret ARN: two slashes follow "parameter", which is the ARN of no parameter'
    const hint = 'write one: that of /shop/db is …:parameter/shop/db'
    return { code: 'SEC-ARN-04', severity: 'warning', message, hint, docs: docs.parameter }
  }
  if (resource.startsWith('parameter/') && name !== '') return problemOfParameter(name, shown)
  return { code: 'SEC-ARN-04', message: SECRET_SENTENCES.parameter, docs: docs.parameter }
}

function problemOfParameter(name: string, shown = name): Problem | undefined {
  if (name.length <= MAX_PARAMETER_NAME && PARAMETER_NAME.test(name)) return reserved(name)
  if (SECRET_WITH_KEY.test(name)) {
    const hint = 'give the complete ARN of the secret, and then the key: "<arn>:<key>::"'
    return { code: 'SEC-ARN-04', severity: 'warning', message: NAMED_WITH_KEY, hint, docs: docs.secret }
  }
  const hint = 'a name has up to 15 levels of letters, digits, ".", "-" and "_", separated by "/"'
  return { code: 'SEC-ARN-05', message: filled(SECRET_SENTENCES.space, { name: shown }), hint, docs: docs.parameter }
}

// The names are refused to who makes a parameter, and AWS publishes some of its own under them
function reserved(name: string): Problem | undefined {
  if (!/^\/?(aws|ssm)/i.test(name) || /^\/?aws\/(service|reference)\//.test(name)) return undefined
  const message = "The name of a parameter of one's own cannot begin with aws or ssm"
  const hint = 'use the name of a parameter that exists'
  return { code: 'SEC-ARN-05', severity: 'warning', message, hint, docs: docs.parameter }
}
