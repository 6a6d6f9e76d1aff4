export function Complaints() {
  return null;
}
