import { advice, ofContainer } from '../advice.ts'
import { environmentOf, type ProgramWords } from './words.ts'

/** What a program says that a load balancer finds unhealthy. */
export const CHECKED_WORDS: readonly ProgramWords[] = [
  {
    said: [
      /Invalid HTTP_HOST header|DisallowedHost|blocked (?:request|host)|host header[^\n]*(?:not allowed|invalid)/i,
    ],
    says: () => 'it refuses the host that the checks name, which is the address of the task',
    fix: (_, clue) =>
      advice`Let it answer the path of the checks for any host, or allow the addresses of its tasks: ${environmentOf(clue)}.`,
  },
  {
    // Frameworks write "localhost" for a link to click, too, and then listen everywhere.
    said: [
      /(?:running|listen\w*|serving|started|bound|available|ready)\b[^\n]{0,60}(?:127\.0\.0\.1|\[::1\])(?![^\n]*0\.0\.0\.0)/i,
    ],
    says: () => 'it listens on 127.0.0.1, where nothing outside the task reaches it',
    fix: (_, clue) =>
      advice`Let it listen on 0.0.0.0: ${ofContainer(clue, '.command(…) or .environment(…)', 'command', 'environment')}.`,
  },
]
