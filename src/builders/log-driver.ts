import type { LogDriverOn } from '../validators/logs.ts'

type LogMode =
  | { readonly mode?: 'non-blocking'; readonly 'max-buffer-size'?: string }
  | { readonly mode: 'blocking'; readonly 'max-buffer-size'?: never }

type Multiline =
  | { readonly 'awslogs-datetime-format'?: string; readonly 'awslogs-multiline-pattern'?: never }
  | { readonly 'awslogs-multiline-pattern'?: string; readonly 'awslogs-datetime-format'?: never }

/** The options of the driver `awslogs`, for a log group that is not of the stack. */
export type AwslogsOptions = LogMode &
  Multiline & {
    readonly 'awslogs-group': string
    readonly 'awslogs-region': string
    /** What the names of the log streams begin with. Fargate needs it. */
    readonly 'awslogs-stream-prefix'?: string
    readonly 'awslogs-create-group'?: 'true' | 'True'
  }

/** The options of the driver `splunk`. */
export interface SplunkOptions extends Readonly<Record<string, string>> {
  readonly 'splunk-url': string
}

/** The options of a log driver, by the names that AWS has for them. */
export type LogDriverOptions<R, Secret> = R extends 'awslogs'
  ? AwslogsOptions
  : R extends 'splunk'
    ? 'splunk-token' extends Secret
      ? SplunkOptions
      : SplunkOptions & { readonly 'splunk-token': string }
    : Readonly<Record<string, string>>

/** The log drivers that can do without options. */
export type PlainLogDriver<L> = Exclude<LogDriverOn<L>, 'awslogs' | 'splunk'>
