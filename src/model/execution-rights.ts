import type { PolicyResource, PolicyStatement } from './role.ts'

/** What ECS needs to start the containers of a task definition. */
export interface ExecutionNeeds {
  readonly repositories: readonly PolicyResource[]
  readonly logGroups: readonly PolicyResource[]
  /** Log groups that the log driver makes. */
  readonly madeLogGroups: readonly PolicyResource[]
  /** Secrets and parameters, as `valueFrom` has them. */
  readonly references: readonly (string | undefined)[]
  /** Secrets of private registries, by ARN or name. */
  readonly registries: readonly (string | undefined)[]
  /** Credential specs, as a container has them. */
  readonly credentialSpecs: readonly string[]
  /** S3 objects by ARN. */
  readonly objects: readonly (string | undefined)[]
  /** It mounts drives of FSx. */
  readonly mountsDrives: boolean
}

/** The rights that this takes, and no others. */
export function executionRights(needs: ExecutionNeeds): PolicyStatement[] {
  const references = unique(needs.references)
  const specs = needs.credentialSpecs.map(spec => spec.replace(/^[^:]*:/, ''))
  const specsIn = (service: string) => specs.filter(arn => serviceOf(arn) === service)
  const isSecret = (reference: string) => serviceOf(reference) === 'secretsmanager'
  const parameters = [...references.filter(text => !isSecret(text)), ...specsIn('ssm')]
  return [
    statement('RegistryToken', ['ecr:GetAuthorizationToken'], needs.repositories.length > 0 ? ['*'] : []),
    statement(
      'PullImages',
      ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
      needs.repositories,
    ),
    statement('WriteLogs', ['logs:CreateLogStream', 'logs:PutLogEvents'], needs.logGroups),
    statement('CreateLogGroups', ['logs:CreateLogGroup'], needs.madeLogGroups),
    statement(
      'ReadSecrets',
      ['secretsmanager:GetSecretValue'],
      unique([...references.filter(isSecret).map(secretArn), ...unique(needs.registries).map(registrySecret)]),
    ),
    statement('ReadParameters', ['ssm:GetParameters'], parametersOf(unique(parameters))),
    ...objectRights(unique([...needs.objects, ...specsIn('s3')])),
    statement('FindFileSystems', ['fsx:DescribeFileSystems'], needs.mountsDrives ? ['*'] : []),
  ].filter(({ resources }) => resources.length > 0)
}

/** The log group that the options of the driver `awslogs` name. */
export function writtenGroup(options: Readonly<Record<string, string>>): PolicyResource {
  return { logGroupName: options['awslogs-group'] ?? '', region: options['awslogs-region'] ?? '' }
}

/** The object in S3 that a router of logs takes its configuration from. */
export function configurationObject(options: Readonly<Record<string, string>> = {}): string | undefined {
  return options['config-file-type'] === 's3' ? options['config-file-value'] : undefined
}

/** Whether a secret's name in an ARN has the six random characters that Secrets Manager adds. */
export function isCompleteSecretName(name: string): boolean {
  return /-[A-Za-z0-9]{6}$/.test(name)
}

function statement(sid: string, actions: readonly string[], resources: readonly PolicyResource[]): PolicyStatement {
  return { sid, actions, resources }
}

function objectRights(arns: readonly string[]): PolicyStatement[] {
  return [
    statement('ReadObjects', ['s3:GetObject'], arns),
    statement('LocateBuckets', ['s3:GetBucketLocation'], unique(arns.map(arn => arn.split('/', 1)[0]))),
  ]
}

function secretArn(reference: string): string {
  const fields = reference.split(':').slice(0, 7)
  // The ARN that IAM compares always ends in six random characters
  return isCompleteSecretName(fields[6] ?? '') ? fields.join(':') : `${fields.join(':')}-??????`
}

function registrySecret(secret: string): string | { readonly secretName: string } {
  return isArn(secret) ? secretArn(secret) : { secretName: secret }
}

function parametersOf(references: readonly string[]): readonly PolicyResource[] {
  const [arns, names] = [references.filter(isArn), references.filter(text => !isArn(text))]
  return [
    ...unique(arns.map(arn => arn.split(':').slice(0, 6).join(':'))),
    ...unique(names.map(name => name.replace(/:.*/, ''))).map(parameterName => ({ parameterName })),
  ]
}

const serviceOf = (arn: string): string | undefined => arn.split(':')[2]

const isArn = (reference: string): boolean => reference.startsWith('arn:')

function unique<T extends string | object>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values)].flatMap(value => (value === undefined ? [] : [value]))
}
