import fc from 'fast-check'

/** A call of a builder method. */
export interface Step {
  readonly method: string
  readonly given: readonly unknown[]
}

/** What each method may be given; most of it is sound, and what is not the builders must refuse. */
export type Methods = Readonly<Record<string, fc.Arbitrary<readonly unknown[]>>>

const from = <T>(...values: readonly T[]): fc.Arbitrary<[T]> => fc.constantFrom(...values).map(value => [value])
const name = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}$/)
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)
const text = fc.string({ minLength: 1, maxLength: 20 })
const whole = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max })

const secretArn = fc
  .tuple(word, fc.constantFrom('', ':key::', '::AWSPREVIOUS:', ':key:AWSCURRENT:'))
  .map(([secret, tail]) => `arn:aws:secretsmanager:us-east-1:123456789012:secret:${secret}-AbCdEf${tail}`)
const parameter = word.map(each => `arn:aws:ssm:us-east-1:123456789012:parameter/${each}`)
const reference = fc.oneof(secretArn, parameter, word)
const roleArn = word.map(each => `arn:aws:iam::123456789012:role/${each}`)

const healthCheckOptions = fc.record(
  { interval: whole(5, 300), timeout: whole(2, 60), retries: whole(1, 10), startPeriod: whole(0, 300) },
  { requiredKeys: [] },
)

/** Every method of a container. */
export const containerMethods: Methods = {
  image: from('nginx:1.29', 'public.ecr.aws/nginx/nginx:1.29', '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1'),
  essential: fc.boolean().map(each => [each]),
  command: fc.array(text, { minLength: 1, maxLength: 3 }),
  entryPoint: fc.array(text, { minLength: 1, maxLength: 2 }),
  port: fc.tuple(
    whole(1, 65_535),
    fc.oneof(
      fc.record({ protocol: fc.constantFrom('tcp', 'udp'), name: word }, { requiredKeys: [] }),
      fc.record({ name: word, appProtocol: fc.constantFrom('http', 'http2', 'grpc') }),
    ),
  ),
  environment: fc.dictionary(name, text, { maxKeys: 3 }).map(each => [each]),
  secret: fc.tuple(name, reference),
  secrets: fc.dictionary(name, reference, { maxKeys: 3 }).map(each => [each]),
  healthCheck: fc.tuple(
    fc.oneof(
      text,
      fc.array(text, { minLength: 1, maxLength: 2 }).map(words => ['CMD', ...words]),
    ),
    healthCheckOptions,
  ),
  dependsOn: fc.tuple(
    fc.constantFrom('first', 'second', 'third'),
    fc.constantFrom('START', 'COMPLETE', 'SUCCESS', 'HEALTHY'),
  ),
  workingDirectory: from('/srv', '/'),
  user: from('1000', '1000:1000', 'node', 'node:node'),
  cpu: whole(0, 512).map(each => [each]),
  memory: whole(6, 2048).map(each => [each]),
  memoryReservation: whole(6, 1024).map(each => [each]),
  startTimeout: whole(2, 120).map(each => [each]),
  stopTimeout: whole(2, 120).map(each => [each]),
  readonlyRootFilesystem: fc.boolean().map(each => [each]),
  initProcess: fc.boolean().map(each => [each]),
  logs: fc
    .oneof(
      fc.constant(false as const),
      fc.record({ mode: fc.constantFrom('blocking', 'non-blocking'), streamPrefix: word }, { requiredKeys: [] }),
      fc.record({ maxBufferSize: fc.constantFrom('1m', '25m') }),
    )
    .map(each => [each]),
}

/** Every method of a task definition, but for those that add containers. */
export const taskDefinitionMethods: Methods = {
  architecture: from('ARM64', 'X86_64'),
  ephemeralStorage: whole(21, 200).map(each => [each]),
  executionRole: fc.tuple(roleArn),
  taskRole: fc.tuple(
    fc.oneof(roleArn, fc.constant({ allow: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::uploads/*'] }] })),
  ),
  allowExecuteCommand: fc.constant([]),
  logs: fc.tuple(
    fc.record(
      { retentionDays: fc.constantFrom(1, 14, 365), group: fc.constant('/ecs/other'), mode: fc.constant('blocking') },
      { requiredKeys: [] },
    ),
  ),
  tags: fc.dictionary(word, word, { maxKeys: 3 }).map(each => [each]),
}

/** Some calls, of any of these methods, in any order. */
export const stepsOf = (methods: Methods, maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      ...Object.entries(methods).map(([method, given]) => given.map((values): Step => ({ method, given: values }))),
    ),
    { maxLength },
  )
