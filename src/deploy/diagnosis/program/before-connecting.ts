import { advice, ofContainer } from '../advice.ts'
import { environmentOf, type ProgramWords } from './words.ts'

/** What keeps a program from connecting to anything: it asks nobody yet. */
export const BEFORE_CONNECTING: readonly ProgramWords[] = [
  {
    // Docker names a host by the first 12 digits of the container's id: https://github.com/metabase/metabase/issues/8373
    said: [
      /Local host name unknown:[^\n]*?Exception: (?<host>[\w.-]+)/,
      /(?:UnknownHostException:|getaddrinfo \w+|lookup) (?<host>(?=\d*[a-f])[0-9a-f]{12})(?![\w.-])/,
    ],
    says: ({ host }) => `it does not find the name of its own host (${host})`,
    fix: (_, clue) =>
      advice`Switch on DNS resolution and DNS host names of the VPC, or let it go by 127.0.0.1 where it asks for its own name (debuggers, JMX and clusters of the JVM do): ${environmentOf(clue)}.`,
  },
  {
    // Rust writes the same of what listens and of what calls: https://doc.rust-lang.org/std/io/enum.ErrorKind.html
    said: [/kind: AddrNotAvailable|(?<![- ])\beaddrnotavail\b/],
    says: () => 'the address that it listens at or calls is none that the task has (most often localhost)',
    fix: (_, clue) =>
      advice`Let it listen on 0.0.0.0, and name the host that it calls: localhost is the task itself, and has only what runs in it. Both are in ${environmentOf(clue)}.`,
  },
  {
    // Of many open connections, or of IPv6 without it: https://github.com/casper-network/casper-node/issues/3252
    said: [
      /(?:connect EADDRNOTAVAIL|Error 99 connecting to) (?<host>(?!::1|127\.|localhost\b)[\w.-]+\b)/,
      /\bconnect(?:ion)? error(?: -|:) (?:eaddrnotavail|Cannot assign requested address)/i,
    ],
    says: ({ host = 'another server' }) => `it has no port or no address of its own left to call ${host} from`,
    fix: (_, clue) =>
      advice`Let it keep its connections and use them again, and open fewer at once; call over IPv6 only where the subnets have it: ${environmentOf(clue)}.`,
  },
  {
    // https://docs.oracle.com/javase/8/docs/api/java/sql/DriverManager.html
    said: [/No suitable driver(?: found for (?<address>\w+:[\w:]*)|$)/],
    says: ({ address }) =>
      `no driver in the image takes the address of its database${address === undefined ? '' : ` (${address}…)`}`,
    fix: (_, clue) =>
      advice`Put the driver of that database into the image, or correct the address, which begins with jdbc: and the database that it has a driver for: ${ofContainer(clue, '.image(…), .environment(…) and .secret(…)', 'image', 'environment', 'secrets')}.`,
  },
]
