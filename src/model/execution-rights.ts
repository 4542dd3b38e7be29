import type { PolicyResource, PolicyStatement } from './role.ts'

/** What ECS needs to start the containers of a task definition. */
export interface ExecutionNeeds {
  readonly repositories: readonly PolicyResource[]
  readonly logGroups: readonly PolicyResource[]
  /** Those of them that a cache fills and makes. */
  readonly cachedRepositories: readonly PolicyResource[]
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

interface Right {
  readonly sid: string
  readonly actions: readonly string[]
  /** What of the needs it is a right to. */
  of(needs: ExecutionNeeds): readonly PolicyResource[]
}

const RIGHTS: readonly Right[] = [
  {
    sid: 'RegistryToken',
    actions: ['ecr:GetAuthorizationToken'],
    of: ({ repositories }) => (repositories.length > 0 ? ['*'] : []),
  },
  {
    sid: 'PullImages',
    actions: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
    of: ({ repositories }) => repositories,
  },
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html
  {
    sid: 'FillCaches',
    actions: ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'],
    of: ({ cachedRepositories }) => cachedRepositories,
  },
  { sid: 'WriteLogs', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], of: ({ logGroups }) => logGroups },
  { sid: 'CreateLogGroups', actions: ['logs:CreateLogGroup'], of: ({ madeLogGroups }) => madeLogGroups },
  { sid: 'ReadSecrets', actions: ['secretsmanager:GetSecretValue'], of: secretsOf },
  { sid: 'ReadParameters', actions: ['ssm:GetParameters'], of: parametersOf },
  { sid: 'ReadObjects', actions: ['s3:GetObject'], of: objectsOf },
  {
    sid: 'LocateBuckets',
    actions: ['s3:GetBucketLocation'],
    of: needs => unique(objectsOf(needs).map(arn => arn.split('/', 1)[0])),
  },
  {
    sid: 'FindFileSystems',
    actions: ['fsx:DescribeFileSystems'],
    of: ({ mountsDrives }) => (mountsDrives ? ['*'] : []),
  },
]

/** The rights that this takes, and no others. */
export function executionRights(needs: ExecutionNeeds): PolicyStatement[] {
  const statements: PolicyStatement[] = []
  for (const { sid, actions, of } of RIGHTS) {
    const resources = of(needs)
    if (resources.length > 0) statements.push({ sid, actions, resources })
  }
  return statements
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

const isSecret = (reference: string): boolean => serviceOf(reference) === 'secretsmanager'

function secretsOf({ references, registries }: ExecutionNeeds): readonly PolicyResource[] {
  const secrets = unique(references).filter(isSecret).map(secretArn)
  return unique([...secrets, ...unique(registries).map(registrySecret)])
}

function objectsOf({ objects, credentialSpecs }: ExecutionNeeds): readonly string[] {
  return unique([...objects, ...specsIn('s3', credentialSpecs)])
}

function specsIn(service: string, specs: readonly string[]): string[] {
  return specs.map(spec => spec.replace(/^[^:]*:/, '')).filter(arn => serviceOf(arn) === service)
}

function secretArn(reference: string): string {
  const fields = reference.split(':').slice(0, 7)
  // The ARN that IAM compares always ends in six random characters
  return isCompleteSecretName(fields[6] ?? '') ? fields.join(':') : `${fields.join(':')}-??????`
}

function registrySecret(secret: string): string | { readonly secretName: string } {
  return isArn(secret) ? secretArn(secret) : { secretName: secret }
}

function parametersOf({ references: given, credentialSpecs }: ExecutionNeeds): readonly PolicyResource[] {
  const references = unique([...unique(given).filter(text => !isSecret(text)), ...specsIn('ssm', credentialSpecs)])
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
