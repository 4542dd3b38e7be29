import type { ContainerDefinition } from '../../aws/shapes/ecs.ts'
import { unlessRefused } from '../../aws/unless-refused.ts'
import type { Context } from '../context.ts'
import type { DiagnosisCode } from '../diagnosis/diagnosis-code.ts'
import type { Outlook } from './outlook.ts'
import type { StartedDefinition } from './started.ts'

/** A secret or parameter that a container, or its log driver, asks for. */
interface Asked {
  readonly container: ContainerDefinition
  readonly variable: string
  readonly from: string
}

/** What was found of secrets: their whole ARNs, as a program may leave out the six characters at their ends, and keys. */
export interface KnownSecrets {
  readonly arns: ReadonlyMap<string, string>
  /** The ARN of the key of a customer by that of what is encrypted with it. */
  readonly keys: ReadonlyMap<string, string>
}

/** Whether the secrets and parameters are there. Their values are never read. */
export async function lookAtSecrets(
  started: StartedDefinition,
  outlook: Outlook,
  context: Context,
): Promise<KnownSecrets> {
  const arns = new Map<string, string>()
  const keys = new Map<string, string>()
  const all = askedBy(started)
  const here = all.filter(({ from }) => isHere(from, context))
  for (const { from } of all)
    if (!isHere(from, context)) outlook.skip(`${from} was not looked at: it is of another Region or account`)
  const add = (code: DiagnosisCode, { container, variable, from }: Asked, because = 'does not exist'): void =>
    outlook.add({
      code,
      of: started.model,
      path: ['container', container.name ?? '', 'secrets', variable],
      clue: {
        words: `${from.startsWith('arn:') ? from : `ssm: ${from}`} ${because}`,
        subject: started.subject,
        container,
      },
    })
  const parameters = here.filter(({ from }) => !isSecret(from) && !isPublic(nameIn(from)))
  for (const { from } of here)
    if (!isSecret(from) && isPublic(nameIn(from)))
      outlook.skip(`${from} was not looked at: AWS does not list what is its own`)
  const names = await outlook.look('parameters', () =>
    thereOf(
      parameters.map(({ from }) => nameIn(from)),
      context,
    ),
  )
  for (const each of parameters) if (names && !names.has(bare(nameIn(each.from)))) add('secret.missing', each)
  await Promise.all(
    here
      .filter(({ from }) => isSecret(from))
      .map(async each => {
        const id = secretArn(each.from)
        const answer = await outlook.look(`secret ${id}`, async () => ({ secret: await secretOf(id, context) }))
        if (!answer) return
        const { secret } = answer
        if (secret?.DeletedDate) add('secret.deleted', each, 'is marked for deletion')
        else if (!secret) add('secret.missing', each)
        else if (!hasVersion(secret, each.from)) add('secret.missing', each, 'has no value')
        if (secret?.ARN) arns.set(id, secret.ARN)
        if (secret?.ARN && secret.KmsKeyId?.startsWith('arn:') && !secret.KmsKeyId.includes('alias/aws/'))
          keys.set(secret.ARN, secret.KmsKeyId)
      }),
  )
  return { arns, keys }
}

function askedBy({ definition: { containerDefinitions = [] } }: StartedDefinition): Asked[] {
  return containerDefinitions.flatMap(container =>
    [...(container.secrets ?? []), ...(container.logConfiguration?.secretOptions ?? [])].map(
      ({ name = '', valueFrom = '' }) => ({ container, variable: name, from: valueFrom }),
    ),
  )
}

const isSecret = (reference: string): boolean => reference.split(':')[2] === 'secretsmanager'

interface Staged {
  readonly VersionIdsToStages?: Readonly<Record<string, readonly string[]>> | undefined
}

/**
 * Whether it has the stage that is asked for: one that has no value yet has none, and what was current once may have another.
 * Versions that have no stage are not listed. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
function hasVersion({ VersionIdsToStages: versions = {} }: Staged, reference: string): boolean {
  const [stage = '', version = ''] = reference.split(':').slice(8)
  return version !== '' || Object.values(versions).some(stages => stages.includes(stage || 'AWSCURRENT'))
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-finding-public-parameters.html */
const isPublic = (name: string): boolean => bare(name).startsWith('aws/')

/** Without the JSON key, the stage and the version. */
export const secretArn = (reference: string): string => reference.split(':').slice(0, 7).join(':')

/** A parameter as DescribeParameters knows it; a shared one only by its ARN, and another call. */
const nameIn = (reference: string): string => reference.replace(/^arn:[^/]*:parameter/, '')

// That of `/db` and of `db` end in the same ARN.
const bare = (name: string): string => name.replace(/^\//, '')

function isHere(reference: string, { region, account }: Context): boolean {
  const [arn, , , of, owner] = reference.split(':')
  return arn !== 'arn' || (of === region && (owner === account || !owner))
}

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html */
const secretOf = (SecretId: string, { aws }: Context) =>
  unlessRefused(aws.secretsManager('DescribeSecret', { SecretId }), 'ResourceNotFoundException')

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterStringFilter.html takes 50 values */
const MOST_NAMES = 25

async function thereOf(names: readonly string[], { aws }: Context): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (let at = 0; at < names.length; at += MOST_NAMES) {
    const some = names.slice(at, at + MOST_NAMES)
    const Values = [...new Set(some.flatMap(name => [name, bare(name)]))]
    let NextToken: string | undefined
    do {
      const page = await aws.ssm('DescribeParameters', {
        ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values }],
        MaxResults: 50,
        NextToken,
      })
      for (const { Name = '' } of page.Parameters ?? []) found.add(bare(Name))
      NextToken = page.NextToken
    } while (NextToken)
  }
  return found
}
