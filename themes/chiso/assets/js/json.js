// json fetches what the program wrote for scripts. It fails also when the host has no such file.
export async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
