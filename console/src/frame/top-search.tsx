export function TopSearch() {
  return null;
}
