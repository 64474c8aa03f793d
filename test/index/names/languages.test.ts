import { describe, expect, it } from 'vitest';
import { createNameIndex } from '../../../server/src/index/names/create.ts';
import { named } from './entities.ts';

/** Each mention of a text as `name` or `words>name`, in the language given. */
function found(language: string, entities: readonly (readonly [string, string])[], text: string): string[] {
  const index = createNameIndex({ language });
  index.update(
    [],
    entities.map(([kind, name]) => named(kind, name)),
  );
  return index.match(text).map(({ span, owners }) => {
    const words = text.slice(span.start, span.end);
    const name = owners.map((owner) => owner.entity).join('|');
    return words === name ? name : `${words}>${name}`;
  });
}

describe('English', () => {
  const canon = [
    ['person', 'Varga'],
    ['person', 'Orin Hale'],
    ['person', 'Jonas Fenwick'],
    ['place', 'Sillhaven'],
    ['place', 'Corstaea'],
    ['species', 'Tarshi'],
    ['faction', 'The Open Hand'],
  ] as const;
  it.each([
    ["Varga’s ship and Varga's crew", ['Varga', 'Varga']],
    ['the Vargas', ['Vargas>Varga']],
    ['both Orin Hales', ['Orin Hales>Orin Hale']],
    ['Jonas Fenwick’s hat, the Jonas Fenwicks', ['Jonas Fenwick', 'Jonas Fenwicks>Jonas Fenwick']],
    ['a Sillhavener of the Corstaean fleet', ['Sillhavener>Sillhaven', 'Corstaean>Corstaea']],
    ['the Open Hand’s men', ['the Open Hand>The Open Hand']],
    ['the Vargaesque, Vargason, Sillhavenism', []],
  ])('%s', (text, expected) => expect(found('en', canon, text)).toEqual(expected));
});

describe('German', () => {
  const canon = [
    ['person', 'Varga'],
    ['person', 'Hans'],
    ['person', 'Friedrich von Tann'],
    ['place', 'Silberhafen'],
    ['place', 'Karsten'],
    ['faction', 'Der Graue Bund'],
    ['species', 'Klingone'],
  ] as const;
  it.each([
    ['Vargas Schiff lag in Silberhafens Hafen', ['Varga', 'Silberhafen']],
    ["Hans’ Hut, Hans' Hut", ['Hans', 'Hans']],
    ['Friedrich von Tanns Brief', ['Friedrich von Tann']],
    ['die Silberhafener', ['Silberhafener>Silberhafen']],
    ['die Mauern des Grauen Bundes', ['des Grauen Bund>Der Graue Bund']],
    ['im Grauen Bund', ['Grauen Bund>Der Graue Bund']],
    ['die Klingonen', ['Klingonen>Klingone']],
    ['beim Grauen Bund und der Graue Bund', ['Grauen Bund>Der Graue Bund', 'der Graue Bund>Der Graue Bund']],
    ['Vargatum und Silberhafenlos', []],
  ])('%s', (text, expected) => expect(found('de', canon, text)).toEqual(expected));
});

describe('French', () => {
  const canon = [
    ['person', 'Artagnan'],
    ['person', "D'Orval"],
    ['person', 'Éloïse Marchand'],
    ['place', 'Ombreval'],
    ['place', 'La Roche'],
    ['vessel', 'Étoile'],
    ['faction', "L'Ordre Gris"],
  ] as const;
  it.each([
    ["le manteau d’Artagnan, d'Artagnan", ['Artagnan', 'Artagnan']],
    ["D’Orval et le duel de D'Orval", ["D’Orval>D'Orval", "D'Orval"]],
    ['les murs d’Ombreval, qu’Ombreval, jusqu’Ombreval', ['Ombreval', 'Ombreval', 'Ombreval']],
    ['à bord de l’Étoile', ['Étoile']],
    ['l’Ordre Gris et les chefs de l’Ordre Gris', ["Ordre Gris>L'Ordre Gris", "Ordre Gris>L'Ordre Gris"]],
    ['Éloïse Marchand, les Marchand', ['Éloïse Marchand']],
    [
      'L’Étoile sombra. D’Ombreval vint Artagnan. L’Ordre Gris régna.',
      ['Étoile', 'Ombreval', 'Artagnan', "L’Ordre Gris>L'Ordre Gris"],
    ],
    ['d’Ombrevalmort', []],
  ])('%s', (text, expected) => expect(found('fr', canon, text)).toEqual(expected));
});

describe('Spanish', () => {
  const canon = [
    ['person', 'Vargas'],
    ['person', 'Lucía Ibáñez'],
    ['place', 'Aguaclara'],
    ['faction', 'La Mano Gris'],
    ['species', 'Tarsí'],
  ] as const;
  it.each([
    ['el barco de Vargas y la nave de Lucía Ibáñez', ['Vargas', 'Lucía Ibáñez']],
    ['la Mano Gris', ['la Mano Gris>La Mano Gris']],
    ['de Aguaclara', ['Aguaclara']],
    ["Vargas's, Aguaclara's", []],
  ])('%s', (text, expected) => expect(found('es', canon, text)).toEqual(expected));
});

describe('Ukrainian', () => {
  const canon = [
    ['person', 'Тарас Шевченко'],
    ['person', 'Марія'],
    ['person', 'Андрій'],
    ['person', 'Ігор'],
    ['person', 'Сірко'],
    ['person', 'Олена Вейн'],
    ['person', 'Коваль'],
    ['place', 'Київ'],
    ['place', 'Полтава'],
    ['place', 'Чигирин'],
    ['place', 'Запоріжжя'],
    ['place', 'Хортиця'],
    ['place', 'Лебедин'],
  ] as const;
  it.each([
    ['Марії, Марію, Марією, о Маріє', ['Марії>Марія', 'Марію>Марія', 'Марією>Марія', 'Маріє>Марія']],
    ['Андрія, Андрієві, Андрієм', ['Андрія>Андрій', 'Андрієві>Андрій', 'Андрієм>Андрій']],
    ['Ігоря, Ігорем', ['Ігор', 'Ігор']],
    ['Сірка, Сіркові, Сірком', ['Сірка>Сірко', 'Сіркові>Сірко', 'Сірком>Сірко']],
    ['Коваля, Ковалю, Ковалем', ['Коваля>Коваль', 'Ковалю>Коваль', 'Ковалем>Коваль']],
    [
      'у Полтаві, з Полтави, Полтавою, Полтаву',
      ['Полтаві>Полтава', 'Полтави>Полтава', 'Полтавою>Полтава', 'Полтаву>Полтава'],
    ],
    ['у Чигирині, з Чигирина', ['Чигирин', 'Чигирин']],
    ['до Києва, у Києві', ['Києва>Київ', 'Києві>Київ']],
    ['на Хортиці, з Хортиці, Хортицю', ['Хортиці>Хортиця', 'Хортиці>Хортиця', 'Хортицю>Хортиця']],
    ['у Запоріжжі, Запоріжжям', ['Запоріжжі>Запоріжжя', 'Запоріжжям>Запоріжжя']],
    [
      'Тараса Шевченка, Тарасові Шевченку',
      ['Тараса Шевченка>Тарас Шевченко', 'Тарасові Шевченку>Тарас Шевченко'],
    ],
    ['Олену Вейн, Олени Вейн', ['Олену Вейн>Олена Вейн', 'Олени Вейн>Олена Вейн']],
    ['полтавський і Полтавський полк', ['Полтавський>Полтава']],
    ['Лебединський, Лебедь', ['Лебединський>Лебедин']],
  ])('%s', (text, expected) => expect(found('uk', canon, text)).toEqual(expected));
});

describe('a language without rules', () => {
  const canon = [
    ['person', 'Varga'],
    ['place', 'Tallinna'],
    ['faction', 'The Open Hand'],
  ] as const;
  it.each([
    ['Varga sat in Tallinna', ['Varga', 'Tallinna']],
    ["Varga's, Vargas, Vargan, Tallinnan, D'Varga", []],
    ['The Open Hand and Open Hand', ['The Open Hand']],
  ])('%s', (text, expected) => expect(found('none-of-these', canon, text)).toEqual(expected));
});

describe('scripts without spaces', () => {
  const canon = [
    ['person', '小明'],
    ['person', '王小明'],
    ['place', '京都'],
    ['place', '東京タワー'],
    ['person', '佐藤さくら'],
    ['person', '김철수'],
  ] as const;
  it.each([
    ['我和小明去京都旅行，王小明也去。', ['小明', '京都', '王小明']],
    ['佐藤さくらは東京タワーで待っていた。', ['佐藤さくら', '東京タワー']],
    ['어제 김철수 왔다', ['김철수']],
    ['他在京都，小明在哪？', ['京都', '小明']],
  ])('%s', (text, expected) => expect(found('ja', canon, text)).toEqual(expected));
});
