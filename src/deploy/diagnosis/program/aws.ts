import { advice, ofContainer, ofTask, type Place } from '../advice.ts'
import type { Clue } from '../subject.ts'
import { environmentAndSecretsOf, environmentOf, type ProgramWords } from './words.ts'

/** What the SDKs of AWS say in a program. */
export const AWS_WORDS: readonly ProgramWords[] = [
  {
    said: [
      /is not authorized to perform:? (?<action>[\w-]+:\w+)(?: on resource: (?<resource>arn:[^\s"',]+))?/i,
      /Access ?Denied[^\n]*when calling the (?<action>\w+) operation/i,
      /operation error (?<action>[\w ]+: \w+)[^\n]*Access ?Denied/i,
      /\b(?<action>\w+) API responded with error='AccessDenied/,
    ],
    says: ({ action, resource }) => `it may not ${action}${resource ? ` on ${resource}` : ''}`,
    fix: ({ action }, clue) =>
      hasRole(clue)
        ? advice`Allow ${action ?? 'it'} in the policy of the task role, which is that of the program (the execution role is not): ${taskRole(clue)}.`
        : advice`Give the task a role that allows ${action ?? 'it'}: ${taskRole(clue)}. The execution role is not for the program.`,
  },
  {
    said: [
      /Unable to locate credentials|Could not load credentials from any providers|NoCredentialProviders|Unable to load (?:AWS )?credentials|(?:[Cc]ould|[Cc]an) ?not load (?!the default )[\w ]*credentials|MissingCredentials(?:Error|Exception)|without credentials set|Missing credentials in config|no EC2 IMDS role found|failed to refresh cached credentials|Error retrieving credentials? from (?:EC[S2]|EKS|(?:the )?(?:container|instance))|The config profile \([^)]*\) could not be found/i,
    ],
    says: () => 'it finds no AWS credentials',
    fix: (_, clue) =>
      hasRole(clue)
        ? advice`See that neither the environment nor a file of the image points elsewhere (AWS_PROFILE, AWS_ACCESS_KEY_ID), and that the SDK is new enough for roles of tasks: ${ofContainer(clue, '.environment(…) and .image(…)', 'environment', 'image')}.`
        : advice`Give the task a role: ${taskRole(clue)}. The execution role is not for the program.`,
  },
  {
    said: [
      /(?<![\w$.])(?:(?:software\.amazon|com\.amazonaws)\.[\w.$]+\.)?AccessDenied(?:Exception)?: (?!\/)|: AccessDenied$|\bAccessDenied\b[^\n]*403|SaslAuth\w+: \S+ Access denied/,
    ],
    says: () => 'AWS denies it a call',
    fix: (_, clue) =>
      advice`Allow what it calls in the policy of the task role, which is that of the program: ${taskRole(clue)}.`,
  },
  {
    said: [
      /NoRegionError|Unable to find a region via|You must specify a region|Region is missing|Missing region in config|MissingRegion/,
    ],
    says: () => 'it does not know its Region',
    fix: (_, clue) => advice`Set AWS_REGION: ${environmentOf(clue)}.`,
  },
  {
    said: [
      /ExpiredToken(?:Exception)?|security token included in the request is (?:expired|invalid)|InvalidClientTokenId/,
    ],
    says: () => 'its AWS credentials are not valid, or no longer',
    fix: (_, clue) =>
      advice`Take them out of the environment and the image, and let it use the task role: ${environmentAndSecretsOf(clue)}.`,
  },
  {
    said: [
      /NoSuchBucket|NoSuchKey|QueueDoesNotExist|NonExistentQueue|(?<![\w$.])(?:(?:software\.amazon|com\.amazonaws)\.[\w.$]+\.)?ResourceNotFoundException|ParameterNotFound|\(404\) when calling the HeadObject/,
    ],
    says: () => 'what it asks AWS for is not there',
    fix: (_, clue) => advice`Correct its name, or its Region: ${environmentOf(clue)}.`,
  },
]

const hasRole = ({ subject: { definition } }: Clue): boolean => definition?.taskRoleArn !== undefined

const taskRole = (clue: Clue): Place => ofTask(clue, '.taskRole(…)', 'taskRoleArn')
