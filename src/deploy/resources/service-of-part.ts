/** The key of the service that something belongs to whose id begins with the id of the service. */
export const serviceOfPart = (id: string): string => `service/${id.split(':', 1)[0]}`
