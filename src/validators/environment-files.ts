import type { TaskDefinitionDraft } from './draft.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, type RuleFamily } from './rule.ts'

/** What the compiler and the run time say of a file that is none. */
export const BAD_ENVIRONMENT_FILE = 'An environment file is the ARN of an S3 object whose name ends in .env'

/** What the ARN of an environment file must be as well: nothing, when it is one, or the compiler does not know it. */
export type EnvironmentFileArn<A extends string> = string extends A
  ? unknown
  : A extends `arn:aws${string}:s3:::${string}/${infer Name}`
    ? Name extends `${string}.env`
      ? unknown
      : Name extends `${string}.${string}`
        ? Mistake<typeof BAD_ENVIRONMENT_FILE>
        : unknown
    : Record<never, never> extends Record<A, 1>
      ? unknown
      : Mistake<typeof BAD_ENVIRONMENT_FILE>

const OBJECT = /^arn:aws[a-z-]*:s3:::[^/]+\/.+$/
// Tools that upload the file for you name it by its content
const NO_EXTENSION = /(^|\/)[^./]+$/
const docs = `${API}/API_EnvironmentFile.html`

/** Rules about files of environment variables. */
export const environmentFileRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['SEC-ENV-01'],
  docs,
  check({ containers }, report) {
    const code = 'SEC-ENV-01'
    for (const [index, { environmentFiles = [] }] of containers.entries()) {
      const path = ['containerDefinitions', index, 'environmentFiles']
      if (environmentFiles.length > 10) {
        const message = `${environmentFiles.length} environment files are more than the 10 that AWS takes`
        report({ code, path, message, hint: 'join some of them', docs })
      }
      for (const [at, { type, value = '' }] of environmentFiles.entries()) {
        if (type !== 's3') {
          const message = `An environment file has type s3, not ${quoted(type)}`
          report({ code, path: [...path, at, 'type'], message, hint: 'use "s3"', docs })
        }
        if (!OBJECT.test(value) || !value.endsWith('.env')) {
          const severity = OBJECT.test(value) && NO_EXTENSION.test(value) ? 'warning' : 'error'
          const message = BAD_ENVIRONMENT_FILE
          const hint = 'use for example arn:aws:s3:::bucket/web.env'
          report({ code, severity, path: [...path, at, 'value'], message, hint, docs })
        }
      }
    }
  },
}
