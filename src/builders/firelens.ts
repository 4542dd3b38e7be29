/** What a FireLens router runs, and its options. */
export interface FirelensOptions<T = 'file' | 's3'> {
  readonly type: 'fluentbit' | 'fluentd'
  readonly options?: FirelensMetadata & (FirelensFile<T> | NoFile)
}

interface FirelensMetadata {
  /** Whether the lines are told which task they are of. @default 'true' */
  readonly 'enable-ecs-log-metadata'?: 'true' | 'false'
}

interface FirelensFile<T> {
  /** On Fargate `'file'` only. */
  readonly 'config-file-type': T
  /** A path in the container, or the ARN of an S3 object. */
  readonly 'config-file-value': string
}

interface NoFile {
  readonly 'config-file-type'?: never
  readonly 'config-file-value'?: never
}
