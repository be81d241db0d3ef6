#include "shipped/synthetic/marginals.hpp"

#include <algorithm>
#include <array>

namespace hti::inline v0::synthetic {
namespace {

// All assumed; those of questions that Öppna jämförelser 2014 has too lie near its figures.
constexpr auto marginals = std::to_array<Marginal>({
    {"veta_vart_man_klagar", 64, 6.5},
    {"latt_na_personalen", 76, 6},
    {"webb_kontakt", 0.88, 0},
    {"webb_klagomal", 0.76, 0},
    {"rutin_klagomal", 0.72, 0},
    {"webb_ansokan", 0.9, 0},
    {"webb_handlaggning", 0.58, 0},
    {"webb_lattlast", 0.5, 0},
    {"muntlig_information", 0.74, 0},
    {"webb_avgifter", 0.72, 0},
    {"webb_avgiftsraknare", 0.3, 0},
    {"avgift_i_beslut", 0.66, 0},
    {"webb_jamforelse", 0.55, 0},
    {"stod_i_valet", 0.7, 0},
    {"oppna_resultat", 0.48, 0},
    {"beslut_efter_behov", 72, 6},
    {"rambeslut", 0.42, 0},
    {"forenklat_beslut", 0.5, 0},
    {"utredningstid", 21, 9},
    {"beslut_foljs_upp", 70, 17},
    {"behoven_i_centrum", 0.82, 0},
    {"arendegranskning", 0.55, 0},
    {"utforare_foljs_upp", 0.68, 0},
    {"handlaggare_utbildade", 84, 13},
    {"handlaggare_demens", 0.6, 0},
    {"handlaggare_vald", 0.52, 0},
    {"bemotande", 77, 5.5},
    {"sprak", 89, 5},
    {"utfor_arbetet", 87, 4.5},
    {"hansyn", 85, 4.5},
    {"paverka_tider", 57, 8},
    {"delaktig_i_plan", 72, 20},
    {"tid_nog", 81, 6},
    {"avtalad_tid", 86, 4.5},
    {"besked_om_andringar", 66, 8},
    {"brukare_per_personal_vardag", 4.3, 0.9},
    {"brukare_per_personal_helg", 5.2, 1.1},
    {"antal_personal", 14.6, 2.6},
    {"fler_an_20_personal", 19, 12},
    {"traffar_fast_kontakt", 42, 10},
    {"erbjuden_fast_kontakt", 84, 15},
    {"bytt_fast_kontakt", 24, 11},
    {"personer_per_fast_kontakt", 4.6, 1.5},
    {"trygghet", 45, 7},
    {"fortroende", 88, 4.5},
    {"rutin_oppnar_inte", 83, 19},
    {"rutin_forsamrad", 80, 20},
    {"nojd_med_helheten", 86, 5},
    {"aktuell_plan", 71, 17},
    {"rutin_fast_kontakt", 82, 19},
    {"rutin_undernaring", 68, 24},
    {"rutin_vald", 71, 23},
    {"rutin_lakemedel", 52, 25},
    {"rutin_alkohol", 52, 25},
    {"riskbedomda", 46, 22},
    {"riskatgarder", 76, 14},
    {"riskuppfoljning", 48, 19},
    {"digital_ansokan", 0.7, 0},
    {"digitala_larm", 93, 9},
    {"digital_tillsyn", 0.74, 0},
    {"lakemedelsautomat", 0.45, 0},
    {"mobil_dokumentation", 76, 22},
    {"digitala_las", 48, 28},
    {"samarbete_anhoriga", 79, 6.5},
    {"rutin_anhoriga", 60, 25},
    {"rutin_sjukskoterska", 74, 22},
    {"rutin_primarvard", 63, 24},
    {"rutin_vardplanering", 66, 24},
    {"kunnig_personal", 84, 5},
    {"underskoterskor_vardag", 66, 12},
    {"underskoterskor_helg", 58, 13},
});

constexpr auto collections = std::to_array<Collection>({
    {0, "brukarundersökningen", 0.6, 0.55, 0, 0},
    {1, "enhetsundersökningen", 0.4, 0.2, 0.04, 0.01},
    {2, "kommunenkäten", 0.35, 0.15, 0.05, 0.01},
    {3, "e-hälsoenkäten", 0.3, 0.2, 0.12, 0.02},
    {4, "personalkontinuitet", 0.4, 0.6, 0.3, 0},
    {5, "Senior alert", 0.3, 0.3, 0.25, 0},
    {6, "webbgranskningen", 0.35, 0.15, 0, 0},
});

}  // namespace

const Marginal& marginal(std::string_view id) {
  return *std::find_if(marginals.begin(), marginals.end(), [&](const Marginal& m) { return m.id == id; });
}

const Collection& collection(std::string_view survey) {
  return *std::find_if(collections.begin(), collections.end(), [&](const Collection& c) { return c.survey == survey; });
}

}  // namespace hti::inline v0::synthetic
