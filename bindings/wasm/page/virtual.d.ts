// What build.mjs puts together from the Fluent files of the package.
declare module "words:sv" {
  const texts: string;
  export default texts;
}
declare module "words:en" {
  const texts: string;
  export default texts;
}
