/** What mends a request that EC2, Route 53 or Cloud Map refused, by their own words for it. */
export const NETWORK_FIXES: readonly (readonly [words: RegExp, fix: string])[] = [
  [
    /ConflictingDomainExists/,
    'The VPC has a private hosted zone of that name, and Cloud Map makes one of its own: take another name for the namespace, or take the VPC out of that zone.',
  ],
  [
    /InvalidPermission\.Duplicate/,
    'The security group has that rule already: take it out there, or leave it out here.',
  ],
  [
    /belong to different networks/i,
    'Name a security group of the same VPC, or of one that is peered with it; otherwise let in the addresses of the other VPC: network.fromVpc(…) or its CIDR.',
  ],
]
