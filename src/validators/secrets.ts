import * as z from 'zod/mini'
import type { TaskDefinitionDraft } from './draft.ts'
import type { Mistake } from './mistake.ts'
import { API, DOCS, type Finding, type RuleFamily } from './rule.ts'
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

/** A reference to a secret, when each of its parts is right; a part that the compiler cannot see is left to the run time. */
// The condition lets A be inferred; the lookup keeps the compiler from taking apart what it does not know yet
export type SecretReference<A extends string> = A extends '' ? A : NoInfer<{ [R in A]: Checked<R> }[A]>

type Checked<A extends string> =
  A extends `arn:${string}:${infer Service}:${infer Region}:${infer Account}:${infer Rest}`
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

const secretName = z.string().check(z.regex(/^[A-Za-z0-9/_+=.@-]{1,512}$/))
const stage = z.string().check(z.maxLength(256))
const version = z.union([z.literal(''), z.string().check(z.minLength(32), z.maxLength(64))])
// A version or label of the parameter may follow its name
const parameterName = z.string().check(z.maxLength(1011), z.regex(/^\/?[\w.-]+(\/[\w.-]+){0,14}(:[\w.-]+)?$/))

const docs = {
  secret: `${DOCS}/secrets-envvar-secrets-manager.html`,
  parameter: `${DOCS}/secrets-envvar-ssm-paramstore.html`,
  api: `${API}/API_Secret.html`,
}

export const secretRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['SEC-ARN-01', 'SEC-ARN-02', 'SEC-ARN-03', 'SEC-ARN-04', 'SEC-ARN-05', 'SEC-ARN-06'],
  check({ containers }, report) {
    for (const [index, { secrets }] of containers.entries()) {
      for (const { name, value } of secrets) {
        const problem = problemOf(value)
        if (problem) report({ ...problem, path: ['containers', index, 'secrets', name], received: String(value) })
      }
    }
  },
}

type Problem = Omit<Finding, 'path'>

function problemOf(reference: string): Problem | undefined {
  const say = SECRET_SENTENCES
  if (typeof reference !== 'string') return { code: 'SEC-ARN-01', message: say.shape, docs: docs.api }
  if (!reference.startsWith('arn:')) return problemOfParameter(reference)
  const [, , service = '', region, account = '', ...rest] = reference.split(':')
  const code = service === 'ssm' ? 'SEC-ARN-04' : 'SEC-ARN-01'
  const page = service === 'ssm' ? docs.parameter : docs.secret
  if (rest.length === 0) return { code, message: say.shape, docs: page }
  if (service !== 'secretsmanager' && service !== 'ssm') {
    return { code, message: filled(say.service, { service }), docs: docs.api }
  }
  if (region === '') return { code, message: say.region, docs: page }
  if (!/^\d{12}$/.test(account)) return { code, message: filled(say.account, { account }), docs: page }
  return service === 'ssm' ? problemOfParameterPart(rest.join(':')) : problemOfSecretPart(rest)
}

function problemOfSecretPart([type, name = '', ...tail]: readonly string[]): Problem | undefined {
  const say = SECRET_SENTENCES
  const code = 'SEC-ARN-01'
  if (type !== 'secret') return { code, message: say.type, docs: docs.secret }
  if (name === '') return { code, message: say.name, docs: docs.secret }
  if (tail.length !== 0 && tail.length !== 3) return { code, message: say.tail, docs: docs.secret }
  const [, versionStage = '', versionId = ''] = tail
  if (versionStage !== '' && versionId !== '') return { code: 'SEC-ARN-02', message: say.version, docs: docs.secret }
  if (!stage.safeParse(versionStage).success || !version.safeParse(versionId).success) {
    const message = 'Secret ARN: a version stage has 1 to 256 characters, a version id 32 to 64'
    return { code: 'SEC-ARN-02', message, docs: docs.secret }
  }
  if (!secretName.safeParse(name).success) {
    const message = `Secret ARN: "${name}" is not a secret name`
    return { code: 'SEC-ARN-06', message, hint: 'a name has 1 to 512 letters, digits and /_+=.@-', docs: docs.secret }
  }
  if (isCompleteSecretName(name)) return undefined
  return {
    code: 'SEC-ARN-03',
    severity: 'warning',
    message: `Secret ARN: "${name}" does not end in the hyphen and six characters that Secrets Manager adds`,
    hint: 'copy the complete ARN of the secret',
    docs: docs.secret,
  }
}

function problemOfParameterPart(resource: string): Problem | undefined {
  const name = resource.slice('parameter/'.length)
  if (resource.startsWith('parameter/') && name !== '') return problemOfParameter(name)
  return { code: 'SEC-ARN-04', message: SECRET_SENTENCES.parameter, docs: docs.parameter }
}

function problemOfParameter(name: string): Problem | undefined {
  if (parameterName.safeParse(name).success) return undefined
  const hint = 'a name has up to 15 levels of letters, digits, ".", "-" and "_", separated by "/"'
  return { code: 'SEC-ARN-05', message: filled(SECRET_SENTENCES.space, { name }), hint, docs: docs.parameter }
}

/** Whether a secret's name in an ARN has the six random characters that Secrets Manager adds. */
export function isCompleteSecretName(name: string): boolean {
  return /-[A-Za-z0-9]{6}$/.test(name)
}
