import { ofContainer, type Place } from './advice.ts'
import type { Clue } from './subject.ts'

const SECRET = /arn:[\w-]+:(?:secretsmanager:[\w-]*:\d*:secret:[\w/+=.@-]+|ssm:[\w-]*:\d*:parameter\/[\w/.-]+)/
const ROLE = /assumed-role\/([\w+=,.@-]+)\/|(arn:[\w-]+:iam::\d*:role\/[\w+=,.@/-]+)/

/** The secret or parameter that AWS's words are about, and the variable that is to hold it. */
export function secretOf(clue: Clue): { readonly name: string; readonly line: Place } {
  const { words, subject } = clue
  const all = (subject.definition?.containerDefinitions ?? []).flatMap(container =>
    (container.secrets ?? []).map(secret => ({ container, variable: secret.name, from: secret.valueFrom ?? '' })),
  )
  const said = SECRET.exec(words)?.[0] ?? /invalid (?:ssm )?parameters?: (\/?\w[\w/.-]*)/i.exec(words)?.[1]
  const asked =
    all.find(({ from }) => words.includes(from)) ??
    all.find(({ from }) => words.includes(nameIn(from))) ??
    (all.length === 1 ? all[0] : undefined)
  const from = asked?.from ?? 'a secret of the task'
  const name = said ?? SECRET.exec(from)?.[0] ?? from
  const { container } = asked ?? {}
  return {
    name,
    line: ofContainer({ ...clue, container }, `.secret(${asked ? `'${asked.variable}', ` : ''}…)`, 'secrets'),
  }
}

/** The key of a JSON secret that AWS's words miss. */
export function jsonKeyOf({ words }: Clue): string {
  return /json key "?([^\s".:]+)/i.exec(words)?.[1] ?? 'the key'
}

/** The role that may not do something: by its ARN where the task definition has it. */
export function roleOf({ words, subject: { definition } }: Clue): string {
  const [, session, arn] = ROLE.exec(words) ?? []
  const known = [definition?.executionRoleArn, definition?.taskRoleArn].find(role => session && role?.endsWith(session))
  return known ?? arn ?? session ?? definition?.executionRoleArn ?? 'the execution role (the task definition has none)'
}

/** The image that could not be pulled. */
export function imageOf({ words, container }: Clue): string {
  const said = /(?:ref|for|image) "?(?!application\/)([\w.-]+(?:[:/@][\w./:@-]+)+)/.exec(words)?.[1]
  return container?.image ?? said?.replace(/[:.,]+$/, '') ?? 'of the task'
}

/** The log group that could not be used. */
export function logGroupOf({ words, container, subject: { definition } }: Clue): string {
  const groups = (definition?.containerDefinitions ?? []).flatMap(
    each => each.logConfiguration?.options?.['awslogs-group'] ?? [],
  )
  return (
    /log-group:([\w/.#-]+)/.exec(words)?.[1] ??
    container?.logConfiguration?.options?.['awslogs-group'] ??
    groups.find(group => words.includes(group)) ??
    [...new Set(groups)].join(', ')
  )
}

/** The subnets of the service, and whether its tasks get a public address. */
export function networkOf({ subject: { service } }: Clue): string {
  const { subnets = [], assignPublicIp = 'DISABLED' } = service.networkConfiguration?.awsvpcConfiguration ?? {}
  return `${subnets.join(', ') || 'the subnets'} (public IP ${assignPublicIp.toLowerCase()})`
}

/** An ARN without its JSON key and version, and without the six characters that AWS adds. */
function nameIn(from: string): string {
  const arn = SECRET.exec(from)?.[0] ?? from
  return arn.replace(/-\w{6}$/, '').replace(/^arn:.*:parameter/, '')
}

/** Whether the image is in ECR, in another registry, or AWS's words and the definition say neither. */
export function registryOf(clue: Clue): 'ecr' | 'other' | 'unknown' {
  const said = `${clue.words} ${clue.container?.image ?? ''}`
  if (
    /\.dkr[.-]ecr[.-]|public\.ecr\.aws|api\.ecr\.|\becr:|ecr (registry )?(auth|credentials)|CannotPullECR|Amazon ECR|arn:[\w-]+:sts::/i.test(
      said,
    )
  )
    return 'ecr'
  return clue.container?.image !== undefined || /https?:\/\/|ref "?[\w-]+\.[\w.-]+\//i.test(said) ? 'other' : 'unknown'
}

/** Whether the task runs on Fargate; undefined where nothing says so. */
export function onFargate({ launchType, subject: { service, definition } }: Clue): boolean | undefined {
  const providers = service.capacityProviderStrategy?.map(({ capacityProvider = '' }) => capacityProvider) ?? []
  const type = launchType ?? service.launchType ?? (providers.length > 0 ? providers[0] : undefined)
  if (type !== undefined) return /^FARGATE/.test(type)
  const [only, ...others] = definition?.requiresCompatibilities ?? []
  return only === undefined || others.length > 0 ? undefined : only === 'FARGATE'
}

/** The environment file that AWS's words are about, or all that the task has. */
export function environmentFileOf({ words, subject: { definition } }: Clue): string {
  const files = (definition?.containerDefinitions ?? []).flatMap(({ environmentFiles = [] }) =>
    environmentFiles.flatMap(({ value }) => value ?? []),
  )
  const [, key, bucket] = /key (\S+) from bucket ([^\s,]+)/.exec(words) ?? []
  if (key && bucket) return `s3://${bucket}/${key}`
  return /arn:[\w-]+:s3:::[^\s,]+/.exec(words)?.[0] ?? (files.join(', ') || 'of the task')
}
