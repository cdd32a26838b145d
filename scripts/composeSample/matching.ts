/**
 * Gives everyone a seat of their own, as far as that goes (augmenting paths; H. W. Kuhn's method in its plain form).
 * @param seatsFor the seats that suit somebody, best first
 * @returns the seats by person; who could not be seated is left out
 */
export function seat<P, S>(people: readonly P[], seatsFor: (person: P) => readonly S[]): ReadonlyMap<P, S> {
  const taken = new Map<S, P>();
  const place = (person: P, seen: Set<S>): boolean => {
    for (const wanted of seatsFor(person)) {
      if (seen.has(wanted)) continue;
      seen.add(wanted);
      const sitting = taken.get(wanted);
      if (sitting === undefined || place(sitting, seen)) {
        taken.set(wanted, person);
        return true;
      }
    }
    return false;
  };
  for (const person of people) place(person, new Set());
  return new Map([...taken].map(([wanted, person]) => [person, wanted]));
}
